// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.cases.MappingException;
import org.atalaya.charts.MapShapes.Circle;
import org.atalaya.charts.MapShapes.Outline;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.TableAxis;
import org.atalaya.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapShapesTest {

  /** A square of one degree at the equator, and a smaller one with a hole in it. */
  private static final String SQUARES =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": 7, "properties": {"code": "A"}, "geometry":
          {"type": "Polygon", "coordinates": [[[0,-0.5],[1,-0.5],[1,0.5],[0,0.5],[0,-0.5]]]}},
        {"type": "Feature", "properties": {"code": "B"}, "geometry":
          {"type": "MultiPolygon", "coordinates": [[[[1,0],[2,0],[2,0.5],[1,0.5],[1,0]],
            [[1.2,0.1],[1.4,0.1],[1.4,0.4],[1.2,0.4],[1.2,0.1]]]]}}]}
      """;

  @Test
  void read_geoJson_isFlatAndOneWide() {
    MapShapes shapes = read(SQUARES, "code");

    assertThat(shapes.outlines()).containsOnlyKeys("A", "B");
    assertThat(shapes.height()).isCloseTo(0.5, within(1e-9));
    assertThat(outline(shapes, "A").rings().getFirst())
        .containsExactly(new double[] {0, 0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0, 0.5}, within(1e-9));
    Circle middle = outline(shapes, "A").label();
    assertThat(middle.x()).isCloseTo(0.25, within(0.01));
    assertThat(middle.y()).isCloseTo(0.25, within(0.01));
    assertThat(middle.radius()).isCloseTo(0.25, within(0.01));
    // Right of the hole.
    assertThat(outline(shapes, "B").label().x()).isBetween(0.7, 1.0);
  }

  /** At 60 degrees a degree of longitude is half a degree of latitude. */
  @Test
  void read_farFromTheEquator_isNarrower() {
    String north =
        """
        {"type": "FeatureCollection", "features": [{"properties": {"code": "N"}, "geometry":
          {"type": "Polygon", "coordinates": [[[0,59],[4,59],[4,61],[0,61],[0,59]]]}}]}
        """;

    assertThat(read(north, "code").height()).isCloseTo(1, within(0.01));
  }

  /** Arcs are shared, one of them backwards, in steps of a hundredth. */
  @Test
  void read_topoJson_isTheSameMap() {
    String topology =
        """
        {"type": "Topology", "transform": {"scale": [0.01, 0.01], "translate": [0, 0]},
         "arcs": [[[100,0],[0,50]], [[100,50],[-100,0],[0,-50],[100,0]], [[100,0],[100,0],[0,50],[-100,0]]],
         "objects": {"places": {"type": "GeometryCollection", "geometries": [
           {"type": "Polygon", "id": "A", "arcs": [[0, 1]]},
           {"type": "Polygon", "id": "B", "arcs": [[2, -1]]}]}}}
        """;

    MapShapes shapes = read(topology, "id");

    assertThat(shapes.height()).isCloseTo(0.25, within(1e-4));
    assertThat(outline(shapes, "A").rings().getFirst())
        .containsExactly(new double[] {0.5, 0.25, 0.5, 0, 0, 0, 0, 0.25, 0.5, 0.25}, within(1e-4));
    assertThat(outline(shapes, "B").rings().getFirst())
        .containsExactly(new double[] {0.5, 0.25, 1, 0.25, 1, 0, 0.5, 0, 0.5, 0.25}, within(1e-4));
  }

  /** The municipalities as a host would supply them; two lakes are left out. */
  @ParameterizedTest
  @CsvSource({"municipios.geojson, 340", "municipios.topojson, 340", "departamentos.topojson, 22"})
  void read_officialFiles_allPlacesHaveRoom(String file, int places) throws IOException {
    try (InputStream json = Files.newInputStream(SharedData.file("gt-boundaries/" + file))) {
      MapShapes shapes = MapShapes.read(file, json, "cod", code -> code.endsWith("00") ? "" : code);

      assertThat(shapes.outlines()).hasSize(places);
      assertThat(shapes.height()).isBetween(1.0, 1.1);
      assertThat(shapes.outlines().values())
          .extracting(Outline::label)
          .allSatisfy(circle -> {
            assertThat(circle.radius()).isPositive();
            assertThat(circle.x()).isBetween(0.0, 1.0);
            assertThat(circle.y()).isBetween(0.0, shapes.height());
          });
    }
  }

  @Test
  void municipalities_officialFile_areALayer() throws IOException {
    try (InputStream json =
        Files.newInputStream(SharedData.file("gt-boundaries/municipios.topojson"))) {
      MapAtlas atlas =
          Guatemala.atlas()
              .with(
                  Guatemala.municipalities(
                      "municipios.topojson", json, "cod", Label.same("CONRED, OCHA")));

      TableAxis municipalities =
          SampleTables.axis(
              "municipality",
              Label.same("Municipio"),
              Role.GEO,
              Guatemala.CODE_LISTS.find("municipality").orElseThrow());
      assertThat(atlas.layerOf(municipalities).orElseThrow().names()).hasSize(340);
    }
  }

  @Test
  void municipalities_onesMissing_areNamed() throws IOException {
    try (InputStream json =
        Files.newInputStream(SharedData.file("gt-boundaries/departamentos.topojson"))) {
      assertThatThrownBy(() ->
              Guatemala.municipalities("departamentos.topojson", json, "cod", Label.same("OCHA")))
          .isInstanceOf(MappingException.class)
          .hasMessageContaining("no feature has a code that is wanted");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":                              | is no JSON
          []                                    | type: given: , allowed: FeatureCollection (GeoJSON) or Topology (TopoJSON)
          {"type": "Point"}                     | type: given: Point
          {"type": "FeatureCollection"}         | no feature has a code that is wanted
          {"type": "FeatureCollection", "features": [{"properties": {}}]} | feature 1: given: no code
          {"type": "FeatureCollection", "features": [{"properties": {"code": "A"}, "geometry": {"type": "Point"}}]} | feature 1: given: Point, allowed: Polygon or MultiPolygon
          {"type": "FeatureCollection", "features": [{"properties": {"code": "A"}, "geometry": {"type": "Polygon", "coordinates": [[[0,0],[1,1]]]}}]} | a line of 2 points
          {"type": "FeatureCollection", "features": [{"properties": {"code": "A"}, "geometry": {"type": "Polygon", "coordinates": [[[0,0],[1,1],[500,2],[0,0]]]}}]} | the point 500.0, 2.0
          {"type": "FeatureCollection", "features": [{"properties": {"code": "A"}, "geometry": {"type": "Polygon", "coordinates": [[[0,0],[1,"x"],[5,2],[0,0]]]}}]} | given: "x", allowed: numbers
          {"type": "Topology", "arcs": [[[0,0]]], "objects": {}} | arc 0: given: no line
          {"type": "Topology", "arcs": [[[0,0],[1,1],[2,0],[0,0]]], "objects": {"a": {"type": "Polygon", "properties": {"code": "A"}, "arcs": [[7]]}}} | feature 1: given: arc 7, allowed: arcs up to 0
          """)
  void read_noMap_saysWhatIsWrong(String json, String problem) {
    assertThatThrownBy(() -> read(json, "code"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("map.json")
        .hasMessageContaining(problem);
  }

  @Test
  void simplify_pointsOfNoArea_areLeftOutAndTheEndsStay() {
    List<double[]> line =
        List.of(
            new double[] {0, 0},
            new double[] {1, 0.01},
            new double[] {2, 0},
            new double[] {3, 2},
            new double[] {4, 0});

    assertThat(Simplification.of(line, 0.1))
        .containsExactly(line.get(0), line.get(2), line.get(3), line.get(4));
  }

  /** A path is relative, and steps of no length are left out. */
  @Test
  void path_ofRings_isShort() {
    assertThat(Paths.of(List.of(new double[] {1, 2, 1, 2, 4, 1, 4, 6, 1, 2})))
        .isEqualTo("M1 2l3-1 0 5-3-4z");
  }

  /** The lines lie inside: their length is the area divided by their distance across. */
  @Test
  void hatching_squareWithHole_isInsideOnly() {
    double[] square = {0, 0, 40, 0, 40, 40, 0, 40, 0, 0};
    double[] hole = {10, 10, 30, 10, 30, 30, 10, 30, 10, 10};

    double length = 0;
    for (double[] line : Paths.hatching(List.of(square, hole), 1)) {
      length += Math.hypot(line[2] - line[0], line[3] - line[1]);
    }

    assertThat(length * Math.sqrt(0.5)).isCloseTo(40 * 40 - 20 * 20, within(20.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          - {code: "01", letters: GU, column: 1, row: 1, colour: red}               | colour
          - {code: "01", letters: GUAT, column: 1, row: 1}                          | one to three letters
          - {code: "01", letters: GU, column: 41, row: 1}                           | 0 to 40
          - {code: "01", letters: GU, row: 1}                                       | column
          """)
  void tiles_wrongEntry_isNamed(String yaml, String problem) {
    assertThatThrownBy(() -> tiles(yaml))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("tiles.yaml")
        .hasMessageContaining(problem);
  }

  @Test
  void tiles_twoOfOnePlaceOrCode_areRefused() {
    String one = "- {code: \"01\", letters: GU, column: 1, row: 1}\n";

    assertThatThrownBy(() -> tiles(one + one)).hasMessageContaining("01 stands there twice");
    assertThatThrownBy(() -> tiles(one + one.replace("01", "02")))
        .hasMessageContaining("no two at one place");
  }

  private static Outline outline(MapShapes shapes, String code) {
    return requireNonNull(shapes.outlines().get(code));
  }

  private static TileGrid tiles(String yaml) {
    return TileGrid.read("tiles.yaml", stream(yaml));
  }

  private static MapShapes read(String json, String property) {
    return MapShapes.read("map.json", stream(json), property, UnaryOperator.identity());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.strip().getBytes(StandardCharsets.UTF_8));
  }
}
