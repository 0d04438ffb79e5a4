// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.months;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;
import static org.atalaya.charts.SampleTables.years;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.atalaya.cases.Category;
import org.atalaya.cases.Label;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.charts.SampleCharts.Sample;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Options as ECharts reads them. The golden files are written anew as those of {@link
 * SvgDrawingGoldenTest}.
 */
class EChartsOptionTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "charts", "options");
  private static final boolean UPDATE = Boolean.getBoolean("atalaya.golden.update");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final Set<String> COMPONENTS =
      Set.of(
          "aria",
          "backgroundColor",
          "textStyle",
          "tooltip",
          "legend",
          "grid",
          "xAxis",
          "yAxis",
          "dataZoom",
          "visualMap",
          "geo",
          "series");

  static Stream<Arguments> options() {
    PublishableTable byYear =
        counts(
            List.of(years(2010, 2011), sexes()),
            i -> i == 4 ? suppressed() : published(20 + 7 * i));
    PublishableTable rates =
        table(
            List.of(years(2009, 2010, 2011)),
            Measure.RATE,
            i -> {
              Published rate = new Published(40.26 + i, new ConfidenceInterval(30 + i, 52.37 + i));
              return i == 2 ? rate.with(Caution.PROVISIONAL) : rate;
            });
    PublishableTable departments =
        table(List.of(SampleTables.departments()), Measure.RATE, MapChartTest.RATES);
    return Stream.of(
        Arguments.of("columns", byYear, Form.BAR, Theme.LIGHT),
        Arguments.of(
            "rows",
            counts(List.of(sexes()), i -> i == 1 ? suppressed() : published(1200 * i + 5)),
            Form.BAR,
            Theme.DARK),
        Arguments.of("stacked", byYear, Form.STACKED, Theme.LIGHT),
        Arguments.of("full", byYear, Form.FULL, Theme.DARK),
        Arguments.of("slope", byYear, Form.SLOPE, Theme.LIGHT),
        Arguments.of("heatmap", byYear, Form.HEATMAP, Theme.LIGHT),
        Arguments.of("bands", rates, Form.LINE, Theme.LIGHT),
        Arguments.of(
            "area",
            counts(
                List.of(months("2010-11", 4)), i -> i == 1 ? suppressed() : published(9 * i + 12)),
            Form.AREA,
            Theme.DARK),
        Arguments.of(
            "pyramid",
            counts(List.of(fewAges(), sexes()), i -> i == 4 ? suppressed() : published(20 + 7 * i)),
            Form.PYRAMID,
            Theme.LIGHT),
        Arguments.of("map", departments, Form.MAP, Theme.LIGHT),
        Arguments.of(
            "circles",
            counts(
                List.of(SampleTables.departments()), i -> i == 1 ? suppressed() : published(9 * i)),
            Form.MAP,
            Theme.DARK),
        Arguments.of("tiles", departments, Form.TILES, Theme.LIGHT),
        Arguments.of(
            "figure",
            counts(List.of(years(2009, 2010, 2011)), i -> i == 1 ? suppressed() : published(9 * i)),
            Form.FIGURE,
            Theme.LIGHT),
        Arguments.of(
            "funnel",
            table(
                List.of(SampleTables.outcomes()),
                Measure.COHORT_SHARE,
                i -> i == 1 ? suppressed() : published(60 - 9.87 * i)),
            Form.FUNNEL,
            Theme.DARK),
        Arguments.of(
            "incidence",
            table(
                List.of(SampleTables.days()),
                Measure.CUMULATIVE_INCIDENCE,
                i -> new Published(4.44 * i, new ConfidenceInterval(4 * i, 5 * i + 1))),
            Form.INCIDENCE,
            Theme.LIGHT));
  }

  private static TableAxis fewAges() {
    List<Category> all = SampleTables.ages().categories();
    return new TableAxis(SampleTables.ages().dimension(), List.of(all.get(0), all.get(13)), false);
  }

  @ParameterizedTest
  @MethodSource("options")
  void write_option_isAsReviewed(String name, PublishableTable table, Form form, Theme theme)
      throws IOException {
    Path file = FOLDER.resolve(name + ".json");
    Chart chart = chart(table, form, theme, "es");

    JsonNode answer = JSON.readTree(EChartsOption.write(chart));

    // Of the map only what it has: its outlines are a dependency's.
    for (Map.Entry<String, JsonNode> map : answer.path("maps").properties()) {
      ((ObjectNode) answer.path("maps")).put(map.getKey(), map.getValue().path("features").size());
    }
    String actual = JSON.writeValueAsString(answer) + "\n";
    if (UPDATE) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  static List<Sample> samples() {
    return SampleCharts.all();
  }

  /** Every figure is there once, as it is printed, and no other number says to be one. */
  @ParameterizedTest
  @MethodSource("samples")
  void write_everyKindOfChart_hasTheFiguresOfItsMarks(Sample sample) {
    Chart chart = chart(sample.table(), sample.form(), Theme.LIGHT, sample.language());
    Map<Integer, Mark> marks = new TreeMap<>();
    chart.series().forEach(one -> one.marks().forEach(mark -> marks.put(mark.cell(), mark)));
    Set<Integer> met = new TreeSet<>();

    JsonNode option = option(chart);

    for (JsonNode series : option.path("series")) {
      for (JsonNode item : series.path("data")) {
        if (item.has("cell")) {
          assertThat(met.add(item.path("cell").intValue())).as("twice: %s", item).isTrue();
          Mark mark = Optional.ofNullable(marks.get(item.path("cell").intValue())).orElseThrow();
          requireFigureOf(mark, item, chart, series);
          assertThat(item.at("/tooltip/formatter").asString().replace('\n', ' '))
              .isEqualTo(mark.sentence().strip());
        } else {
          requireNoFigure(item, series);
        }
      }
    }
    assertThat(met).containsExactlyElementsOf(expected(chart, marks));
  }

  private static void requireFigureOf(Mark mark, JsonNode item, Chart chart, JsonNode series) {
    JsonNode value = item.path("value");
    double number = (value.isArray() ? value.get(value.size() - 1) : value).doubleValue(0);
    if (mark.value() instanceof Published published) {
      assertThat(item.has("status")).isFalse();
      assertThat(series.path("id").asString()).startsWith(mark.isProvisional() ? "" : "series-");
      if (!(chart instanceof StackChart stacks && stacks.full())) {
        assertThat(number)
            .isEqualTo(
                CellText.rounded(published.value(), chart.measure().decimals()).doubleValue());
      }
    } else {
      assertThat(number).as("a place, no figure").isZero();
      assertThat(item.path("status").asString())
          .isEqualTo(mark.value() instanceof Suppressed ? "suppressed" : "not-defined");
    }
  }

  /** What is no mark: nothing, ends of bars, limits of bands, points to which dashes lead. */
  private static void requireNoFigure(JsonNode item, JsonNode series) {
    String id = series.path("id").asString();
    boolean end = id.equals("withheld-ends") && item.path("value").doubleValue(-1) == 0;
    boolean region = id.startsWith("withheld-") && item.path("value").isNull();
    boolean lead = !item.has("status") && item.path("symbol").asString().equals("none");
    assertThat(item.isNull() || end || region || lead || id.startsWith("band-"))
        .as("%s: %s", id, item)
        .isTrue();
  }

  private static List<Integer> expected(Chart chart, Map<Integer, Mark> marks) {
    List<Integer> expected = new ArrayList<>();
    marks.forEach((cell, mark) -> {
      boolean shown =
          switch (chart) {
            case StackChart stacks -> mark.value() instanceof Published;
            case MapChart map -> map.layer().names().containsKey(mark.category().code());
            default -> true;
          };
      if (shown) {
        expected.add(cell);
      }
    });
    return expected;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void write_everyKindOfChart_needsOnlyWhatIsPromised(Sample sample) {
    Chart chart = chart(sample.table(), sample.form(), Theme.DARK, sample.language());

    JsonNode answer = JSON.readTree(EChartsOption.write(chart));
    JsonNode option = answer.path("option");

    assertThat(COMPONENTS).containsAll(option.propertyNames());
    assertThat(option.at("/tooltip/renderMode").asString()).isEqualTo("richText");
    assertThat(option.at("/aria/enabled").asBoolean()).isFalse();
    for (JsonNode series : option.path("series")) {
      assertThat(series.path("type").asString()).isIn("bar", "line", "scatter", "heatmap", "map");
      if (!(chart instanceof IncidenceChart)
          && (series.path("type").asString().equals("line")
              || series.path("type").asString().equals("bar"))) {
        assertThat(series.path("data").size()).isEqualTo(names(option));
      }
      if (series.has("map")) {
        assertThat(answer.path("maps").has(series.path("map").asString())).isTrue();
      }
    }
    for (JsonNode zoom : option.path("dataZoom")) {
      assertThat(zoom.path("type").asString()).isEqualTo("inside");
    }
  }

  private static int names(JsonNode option) {
    for (String axis : List.of("xAxis", "yAxis")) {
      JsonNode found = option.path(axis).isArray() ? option.path(axis).get(0) : option.path(axis);
      if (found.path("type").asString().equals("category")) {
        return found.path("data").size();
      }
    }
    throw new AssertionError("no axis of categories");
  }

  /** The length of a bar of parts is a sum that no table publishes. */
  @Test
  void write_stackedBars_axisEndsAtATickAndNotAtTheirSum() {
    PublishableTable table =
        counts(List.of(years(2010, 2011), sexes()), i -> published(i < 3 ? 7919 + i : 5));

    JsonNode option = option(chart(table, Form.STACKED, Theme.LIGHT, "es"));

    double max = option.at("/xAxis/max").doubleValue();
    assertThat(max).isGreaterThan(3 * 7919 + 3);
    assertThat(max % option.at("/xAxis/interval").doubleValue()).isZero();
  }

  /** Otherwise ECharts would read names as instructions. */
  @Test
  void write_nameWithBraces_isLeftAsText() {
    TableAxis odd =
        new TableAxis(
            sexes().dimension(),
            List.of(
                new Category("F", Label.same("{a} {b|x}")), new Category("M", Label.same("Otro"))),
            true);

    JsonNode option =
        option(chart(counts(List.of(odd), i -> published(7)), Form.BAR, Theme.LIGHT, "es"));

    assertThat(option.at("/series/0/data/0/tooltip/formatter").asString())
        .startsWith("(a) (b|x): 7");
  }

  @Test
  void write_map_isTheSameForTheSamePlaces() {
    PublishableTable one =
        table(List.of(SampleTables.departments()), Measure.RATE, MapChartTest.RATES);
    PublishableTable other =
        table(List.of(SampleTables.departments()), Measure.RATE, i -> published(i));

    JsonNode first = JSON.readTree(EChartsOption.write(chart(one, Form.MAP, Theme.LIGHT, "es")));
    JsonNode second = JSON.readTree(EChartsOption.write(chart(other, Form.MAP, Theme.DARK, "es")));

    assertThat(first.path("maps")).isEqualTo(second.path("maps"));
    JsonNode map = first.path("maps").valueStream().findFirst().orElseThrow();
    assertThat(map.path("features").valueStream().map(feature -> feature.at("/properties/name")))
        .hasSize(22)
        .doesNotHaveDuplicates();
  }

  private static JsonNode option(Chart chart) {
    return JSON.readTree(EChartsOption.write(chart)).path("option");
  }

  private static Chart chart(PublishableTable table, Form form, Theme theme, String language) {
    return Chart.of(
        table,
        new ChartSettings(form, theme, 720, OptionalInt.empty(), Locale.of(language)),
        Guatemala.atlas());
  }
}
