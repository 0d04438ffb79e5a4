// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.charts.ChartSettings;
import org.atalaya.widgets.SicompApplication;
import org.atalaya.widgets.web.ShownFigures.Shown;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One question has one answer, over HTTP and under the policy of the country pack: in every format,
 * form, language and order of dimensions. Guarantee: no answer differs. Power: an answer with
 * another figure, another status or a missing cell does.
 */
@SpringBootTest(
    classes = SicompApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    // All questions come from one client, and each has to be answered, however quickly.
    properties = "atalaya.load.client-burst=100000")
class SameFigureEverywhereTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> LANGUAGES = List.of("es", "en");

  @LocalServerPort private int port;

  /** Indicator, dimensions in any order, and what is the same in every order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          complaints | -                           | -
          complaints | month                       | -
          complaints | crime-group,month           | year=2023
          complaints | municipality                | department=01&year=2023
          complaints | municipality                | year=2023&top=5
          victims    | department,victim-sex       | year=2023
          victims    | year,crime-group,victim-sex | -
          victims    | form-of-violence,victim-age | year=2022
          victims    | victim-sex,year             | crime=femicide
          femicides  | year                        | -
          victims    | year                        | crime=femicide
          victims    | department,victim-sex       | year=2023&measure=rate
          """)
  void answer_anyFormatFormLanguageAndOrder_showsTheSame(
      String indicator, String dimensions, String rest) throws Exception {
    ShownFigures first = null;
    for (List<String> order : orders(dimensions == null ? "" : dimensions)) {
      for (String language : LANGUAGES) {
        String question = question(indicator, order, rest, language);
        ShownFigures figures = agreed(question);
        first = first == null ? figures : first;
        assertThat(first.differences(figures)).as(question).isEmpty();
      }
    }
  }

  /** Where the order says of what a figure is a part, it stays as it is. */
  @ParameterizedTest
  @CsvSource({
    "victims, year=2023&by=department&measure=share",
    "victims, by=year,victim-age&measure=share",
    "victims, by=form-of-violence&measure=share",
    "complaints, by=year&measure=change",
    "complaints, by=crime-group,year&measure=change",
    "cohort-outcomes, by=year&measure=cohort-share"
  })
  void answer_measure_showsTheSameInAnyFormatFormAndLanguage(String indicator, String query)
      throws Exception {
    ShownFigures spanish = agreed(indicator + "?" + query + "&lang=es");

    assertThat(spanish.differences(agreed(indicator + "?" + query + "&lang=en"))).isEmpty();
  }

  /** A margin is the same cell as in the smaller table. */
  @ParameterizedTest
  @CsvSource({
    "victims, 'department,victim-sex', department, year=2023",
    "victims, 'victim-sex,department', victim-sex, year=2023",
    "complaints, 'crime-group,month', crime-group, year=2023",
    "victims, 'year,form-of-violence', year, lang=en"
  })
  void totals_table_areTheFiguresOfTheSmallerTable(
      String indicator, String by, String fewer, String rest) throws Exception {
    String question = indicator + "?by=" + by + "&" + rest;
    AnswerReader reader = reader(question);

    ShownFigures smaller = reader(indicator + "?by=" + fewer + "&" + rest).dataset();

    assertThat(smaller.differences(reader.totals())).isEmpty();
    assertThat(
            reader
                .totals()
                .map(shown -> shown.printed(true))
                .differences(reader.pageTotals(text("charts", question, "html"))))
        .isEmpty();
  }

  /** What is compared has figures and withheld ones, or comparing it would say little. */
  @Test
  void answer_questionsOfThisTest_haveFiguresAndWithheldOnes() throws Exception {
    ShownFigures figures = reader("victims?by=department,victim-sex&year=2023").dataset();

    assertThat(figures.cells().values())
        .hasSizeGreaterThan(60)
        .anyMatch(shown -> shown.figure().isPresent())
        .anyMatch(shown -> shown.status().startsWith("suppressed-below-"));
  }

  /** The figures of a question, once every format and form was found to show the same. */
  private ShownFigures agreed(String question) throws Exception {
    AnswerReader reader = reader(question);
    ShownFigures figures = reader.dataset();
    ShownFigures printed = figures.map(shown -> shown.printed(reader.counts()));
    assertThat(figures.cells()).isNotEmpty();
    assertThat(figures.differences(reader.csv(text("statistics", question, "csv"))))
        .as("csv of %s", question)
        .isEmpty();
    assertThat(figures.differences(reader.workbook(bytes("statistics", question, "xlsx"))))
        .as("xlsx of %s", question)
        .isEmpty();
    for (ChartSettings.Form form : ChartSettings.Form.values()) {
      String drawn = question + (question.contains("?") ? "&" : "?") + "form=" + form.id();
      if (form.isOfItsOwn() && answer(path("charts", drawn, "svg")).statusCode() == 400) {
        continue;
      }
      String svg = text("charts", drawn, "svg");
      String html = text("charts", drawn, "html");
      for (String markup : List.of(svg, html)) {
        assertThat(reader.drawn(markup).cells()).as("marks of %s", drawn).isNotEmpty();
        assertThat(printed.differencesInPart(reader.drawn(markup))).as("%s", drawn).isEmpty();
        assertThat(figures.differencesInPart(reader.said(markup))).as("%s", drawn).isEmpty();
      }
      assertThat(printed.differences(reader.page(html))).as("page of %s", drawn).isEmpty();
    }
    return figures;
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataset", "csv", "xlsx", "drawn", "said", "page"})
  void differences_answerWithAnotherFigureOrStatus_areFound(String format) throws Exception {
    String question = "victims?by=department,victim-sex&year=2023";
    AnswerReader reader = reader(question);
    ShownFigures answer =
        switch (format) {
          case "csv" -> reader.csv(text("statistics", question, "csv"));
          case "xlsx" -> reader.workbook(bytes("statistics", question, "xlsx"));
          case "drawn" -> reader.drawn(text("charts", question, "svg"));
          case "said" -> reader.said(text("charts", question, "svg"));
          case "page" -> reader.page(text("charts", question, "html"));
          default -> reader.dataset();
        };
    boolean prints = format.equals("drawn") || format.equals("page");
    ShownFigures figures = reader.dataset().map(shown -> prints ? shown.printed(true) : shown);
    assertThat(figures.differencesInPart(answer)).isEmpty();

    for (SortedMap<String, String> cell : answer.cells().keySet()) {
      Shown shown = answer.of(cell);
      Shown more =
          new Shown(
              Optional.of(shown.figure().orElse(BigDecimal.ZERO).add(BigDecimal.ONE)),
              shown.status());
      Shown withheld = new Shown(Optional.empty(), "suppressed-below-11");
      for (Shown wrong : List.of(more, withheld)) {
        Map<SortedMap<String, String>, Shown> changed = new HashMap<>(answer.cells());
        changed.put(cell, wrong);

        assertThat(figures.differencesInPart(new ShownFigures(changed)))
            .singleElement()
            .asString()
            .startsWith(cell.toString());
      }
    }
  }

  @Test
  void differences_answerWithACellLessOrMore_areFound() throws Exception {
    ShownFigures figures = reader("victims?by=victim-sex").dataset();
    Map<SortedMap<String, String>, Shown> less = new HashMap<>(figures.cells());
    less.remove(new TreeMap<>(Map.of("victim-sex", "F")));
    Map<SortedMap<String, String>, Shown> more = new HashMap<>(figures.cells());
    more.put(new TreeMap<>(Map.of("victim-sex", "Q")), new Shown(Optional.empty(), ""));

    assertThat(figures.differences(new ShownFigures(less)))
        .containsExactly("{victim-sex=F} is not shown");
    assertThat(figures.differences(new ShownFigures(more)))
        .singleElement()
        .asString()
        .startsWith("{victim-sex=Q}: ");
  }

  /** Figures that are changed in the text of an answer are read as such. */
  @Test
  void reader_changedText_showsTheChange() throws Exception {
    String question = "victims?by=victim-sex&year=2023";
    AnswerReader reader = reader(question);
    ShownFigures figures = reader.dataset();
    String figure =
        figures
            .of(Map.of("victim-sex", "F", "year", "2023"))
            .figure()
            .orElseThrow()
            .toPlainString();
    String grouped = figure.replaceFirst("(\\d)(\\d{3})$", "$1,$2");
    String csv = text("statistics", question, "csv");
    String svg = text("charts", question, "svg");
    String html = text("charts", question, "html");

    assertThat(figures.differences(reader.csv(csv.replace("," + figure + ",", ",7,")))).hasSize(1);
    assertThat(
            figures.differencesInPart(
                reader.drawn(svg.replace("data-value=\"" + grouped, "data-value=\"7"))))
        .hasSize(1);
    assertThat(figures.differencesInPart(reader.said(svg.replace(": " + grouped + " ", ": 7 "))))
        .hasSize(1);
    assertThat(
            figures
                .map(shown -> shown.printed(true))
                .differences(reader.page(html.replace("<td>" + grouped, "<td>7"))))
        .hasSize(1);
  }

  /** Who reads one format is told the same about protection as who reads another. */
  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  void note_everyFormat_isTheSame(String language) throws Exception {
    String question = "victims?by=victim-sex&lang=" + language;
    List<String> notes = texts(json(text("statistics", "?lang=" + language)).at("/protection"));

    assertThat(notes.getFirst()).containsPattern("\\b5\\b");
    assertThat(notes.get(1)).contains(language.equals("es") ? "0 o pocas" : "0 or few");
    JsonNode dataset = json(text("statistics", question, "json"));
    assertThat(texts(dataset.path("note"))).containsAll(notes);
    assertThat(texts(dataset.at("/extension/atalaya/notes"))).containsAll(notes);
    assertThat(text("statistics", question, "csv-metadata.json")).contains(notes);
    String page = text("charts", question, "html");
    assertThat(notes).allMatch(note -> page.contains("<p>" + note + "</p>"));
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes("statistics", question, "xlsx")))) {
      List<String> printed =
          workbook.getSheet(1).orElseThrow().read().stream()
              .map(row -> row.getCellText(1))
              .toList();
      assertThat(printed).containsAll(notes);
    }
    assertThat(text("catalog.jsonld", "")).contains(notes);
    // A picture has room for the first.
    String svg = text("charts", question + "&height=900", "svg");
    assertThat(svg.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ")).contains(notes.getFirst());
  }

  private AnswerReader reader(String question) throws IOException, InterruptedException {
    return new AnswerReader(json(text("statistics", question, "json")));
  }

  private static String question(
      String indicator, List<String> order, String rest, String language) {
    return indicator
        + "?"
        + Stream.of(
                order.isEmpty() ? "" : "by=" + String.join(",", order),
                rest == null ? "" : rest,
                "lang=" + language)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("&"));
  }

  /** Every order of these dimensions. */
  private static List<List<String>> orders(String dimensions) {
    List<List<String>> orders = new ArrayList<>(List.of(List.of()));
    for (String dimension : dimensions.isEmpty() ? new String[0] : dimensions.split(",")) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> order : orders) {
        for (int place = 0; place <= order.size(); place++) {
          List<String> with = new ArrayList<>(order);
          with.add(place, dimension);
          longer.add(with);
        }
      }
      orders = longer;
    }
    return orders;
  }

  private String text(String kind, String question, String format)
      throws IOException, InterruptedException {
    return new String(bytes(kind, question, format), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String kind, String question, String format)
      throws IOException, InterruptedException {
    return get(path(kind, question, format));
  }

  private static String path(String kind, String question, String format) {
    int query = question.indexOf('?');
    return kind + "/" + question.substring(0, query) + "." + format + question.substring(query);
  }

  private String text(String resource, String query) throws IOException, InterruptedException {
    return new String(get(resource + query), StandardCharsets.UTF_8);
  }

  private byte[] get(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = answer(path);
    assertThat(response.statusCode())
        .as("%s: %s", path, new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return response.body();
  }

  private HttpResponse<byte[]> answer(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/atalaya/v1/" + path))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
