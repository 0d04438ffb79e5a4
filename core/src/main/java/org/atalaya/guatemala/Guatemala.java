// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertAuthority.KindOfAlert;
import org.atalaya.alerts.AlertKind;
import org.atalaya.cases.Category;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.Label;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.Wording;
import org.atalaya.cases.YamlNode;
import org.atalaya.charts.MapAtlas;
import org.atalaya.charts.MapShapes;
import org.atalaya.charts.TileGrid;
import org.atalaya.disclosure.DisclosurePolicy;
import org.atalaya.measures.Population;
import org.atalaya.statistics.DimensionTiers;
import org.atalaya.statistics.IndicatorCatalogue;

/**
 * What is particular to Guatemala.
 *
 * <pre>{@code
 * CsvMapping mapping = Guatemala.mapping("ine-vif");
 * IndicatorCatalogue indicators = Guatemala.indicators();
 * Population population = Guatemala.population();
 * }</pre>
 */
public final class Guatemala {

  /** The zone in which days begin and end. */
  public static final ZoneId ZONE = ZoneId.of("America/Guatemala");

  /** The mappings that are shipped. */
  public static final List<String> MAPPINGS = List.of("ine-vif", "ar-linea144", "sicomp");

  /**
   * The names of the shared category lists: places by the codes of the INE, offences and what is
   * said of them, persons, acts.
   */
  public static final Set<String> CODE_LIST_NAMES =
      Set.of(
          "department",
          "municipality",
          "crime",
          "crime-group",
          "iccs",
          "offence-stage",
          "complaint-source",
          "procedural-state",
          "relationship",
          "ethnic-people",
          "schooling",
          "marital-status",
          "killing-typology",
          "act",
          "sentence-outcome");

  /** The shared category lists, by {@link #CODE_LIST_NAMES}, and the {@link #crosswalk}s. */
  public static final CodeLists CODE_LISTS =
      new CodeLists() {
        @Override
        public Optional<List<Category>> find(String name) {
          return codeList(name);
        }

        @Override
        public Optional<Map<String, List<String>>> crosswalk(String name) {
          return Guatemala.crosswalk(name);
        }
      };

  private static final Set<String> CROSSWALK_NAMES = Set.of("crime-iccs", "crime-group");

  private Guatemala() {}

  /** The indicators. */
  public static IndicatorCatalogue indicators() {
    return read("indicators.yaml", yaml -> IndicatorCatalogue.read("indicators.yaml", yaml))
        .with(read("tiers.yaml", yaml -> DimensionTiers.read("tiers.yaml", yaml)));
  }

  /** How figures of records that are not public are protected. */
  public static DisclosurePolicy disclosurePolicy() {
    return read("disclosure.yaml", yaml -> DisclosurePolicy.read("disclosure.yaml", yaml));
  }

  /**
   * A mapping by name, or from a file of the host's.
   *
   * @param nameOrFile one of {@link #MAPPINGS}, or the path of a YAML file
   * @throws MappingException if there is no such mapping or it cannot be used
   */
  public static CsvMapping mapping(String nameOrFile) {
    if (MAPPINGS.contains(nameOrFile)) {
      return read(
          "mappings/" + nameOrFile + ".yaml",
          yaml -> CsvMapping.read(nameOrFile, yaml, CODE_LISTS));
    }
    Path file = Path.of(nameOrFile);
    String name = String.valueOf(file.getFileName());
    if (!Files.isReadable(file)) {
      throw new MappingException(
          name,
          List.of(
              "there is neither a mapping nor a readable file of this name; mappings shipped: "
                  + String.join(", ", MAPPINGS)));
    }
    try (InputStream yaml = Files.newInputStream(file)) {
      return CsvMapping.read(name, yaml, CODE_LISTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A correspondence of the list {@code crime} with another: {@code crime-iccs} (several categories
   * of ICCS 1.0 for an offence, several offences for a category) or {@code crime-group} (one
   * group).
   *
   * @return the codes that each code leads to, in the order of the list; empty if there is no such
   *     correspondence
   */
  public static Optional<Map<String, List<String>>> crosswalk(String name) {
    if (!CROSSWALK_NAMES.contains(name)) {
      return Optional.empty();
    }
    String resource = "crosswalks/" + name + ".yaml";
    return Optional.of(read(resource, yaml -> entries(resource, yaml, YamlNode::texts)));
  }

  /** The decree and articles that define each offence, by its code; "another offence" has none. */
  public static Map<String, String> legalBasis() {
    String resource = "codes/crime-law.yaml";
    return read(resource, yaml -> entries(resource, yaml, YamlNode::text));
  }

  /** Why figures of different institutions differ, for readers; each with its sources. */
  public static List<Difference> differences() {
    return texts().differences();
  }

  /** What the words of the figures mean, in the order in which they are explained. */
  public static List<GlossaryEntry> glossary() {
    return texts().glossary();
  }

  private static DifferencesReader.Texts texts() {
    String resource = "differences.yaml";
    return read(resource, yaml -> DifferencesReader.read(resource, yaml));
  }

  /**
   * Who issues alerts: the Public Ministry Isabel-Claudina (Decree 9-2016, line 1572), the Attorney
   * General's Office Alba-Keneth (Decree 28-2010, line 1546); the police answer 110.
   */
  public static AlertAuthority alertAuthority() {
    return new AlertAuthority(
        "mp.gob.gt",
        Label.of("Ministerio Público de Guatemala", "Public Ministry of Guatemala"),
        ZONE,
        Map.of(
            AlertKind.WOMAN,
            new KindOfAlert(
                Label.of("Alerta Isabel-Claudina", "Isabel-Claudina alert"), "IC", "1572"),
            AlertKind.CHILD,
            new KindOfAlert(Label.of("Alerta Alba-Keneth", "Alba-Keneth alert"), "AK", "1546")),
        "110",
        Optional.empty());
  }

  /**
   * The inhabitants of departments (by sex and five years of age) and municipalities (by sex), 2010
   * to 2020: the projections of the Instituto Nacional de Estadística on the census of 2002. What
   * is known to be wrong with them stands at the head of the two files. Read once, when first asked
   * for.
   */
  public static Population population() {
    return Inhabitants.POPULATION;
  }

  /** Loaded when first asked for. */
  private static final class Inhabitants {

    static final Population POPULATION =
        read(
            "population/department.csv",
            departments ->
                read(
                    "population/municipality.csv",
                    municipalities -> population(departments, municipalities)));

    private static Population population(InputStream departments, InputStream municipalities) {
      Map<String, String> departmentOf = new HashMap<>();
      for (Category municipality : codeList("municipality").orElseThrow()) {
        departmentOf.put(municipality.code(), municipality.parent().orElseThrow());
      }
      try {
        return Population.read(
            Wording.of(Guatemala.class).label("population.source"),
            new InputStreamReader(departments, StandardCharsets.UTF_8),
            new InputStreamReader(municipalities, StandardCharsets.UTF_8),
            departmentOf);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The departments as a map (outlines of Natural Earth, not official) and as tiles. Municipalities
   * are supplied by the host: {@link #municipalities}. Read once, when first asked for.
   */
  public static MapAtlas atlas() {
    return Maps.ATLAS;
  }

  /**
   * The municipalities as a map, for {@link MapAtlas#with}.
   *
   * @param name what to call the file in messages
   * @param json GeoJSON or TopoJSON in degrees; features without the code of a municipality are
   *     left out
   * @param property which property of a feature has the code, {@code 0101} to {@code 2217}
   * @param credit where the outlines are from
   * @throws MappingException if it is no map, or a municipality is missing
   */
  public static MapAtlas.Layer municipalities(
      String name, InputStream json, String property, Label credit) {
    Map<String, Label> names = names("municipality");
    MapShapes shapes =
        MapShapes.read(name, json, property, code -> names.containsKey(code) ? code : "");
    List<String> missing =
        names.keySet().stream()
            .filter(code -> !shapes.outlines().containsKey(code))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw new MappingException(name, List.of("has no feature for the municipalities " + missing));
    }
    return new MapAtlas.Layer(names, shapes, Optional.empty(), credit);
  }

  private static Map<String, Label> names(String list) {
    return codeList(list).orElseThrow().stream()
        .collect(Collectors.toMap(Category::code, Category::label));
  }

  /** Loaded when first asked for. */
  private static final class Maps {

    private static final String COUNTRY = "GT.";

    static final MapAtlas ATLAS = new MapAtlas(List.of(departments()));

    private static MapAtlas.Layer departments() {
      TileGrid tiles =
          read(
              "shapes/department-tiles.yaml", yaml -> TileGrid.read("department-tiles.yaml", yaml));
      Map<String, String> codes = new HashMap<>();
      tiles.tiles().forEach((code, tile) -> codes.put(COUNTRY + tile.letters(), code));
      return new MapAtlas.Layer(
          names("department"),
          read(
              "shapes/gtm.topo.json",
              json ->
                  MapShapes.read("gtm.topo.json", json, "id", id -> codes.getOrDefault(id, ""))),
          Optional.of(tiles),
          Wording.of(Guatemala.class).label("outlines.credit"));
    }
  }

  static Optional<List<Category>> codeList(String name) {
    return CODE_LIST_NAMES.contains(name)
        ? Optional.of(read("codes/" + name + ".yaml", yaml -> Category.readList(name, yaml)))
        : Optional.empty();
  }

  private static <V> Map<String, V> entries(
      String name, InputStream yaml, Function<YamlNode, V> value) {
    YamlNode root = YamlNode.parse(name, yaml);
    Map<String, V> entries = new LinkedHashMap<>();
    root.fields().forEach((code, node) -> entries.put(code, value.apply(node)));
    if (!root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return Collections.unmodifiableMap(entries);
  }

  private static <T> T read(String resource, Function<InputStream, T> reader) {
    try (InputStream content = Guatemala.class.getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return reader.apply(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
