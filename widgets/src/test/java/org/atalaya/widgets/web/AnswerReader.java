// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.atalaya.widgets.web.ShownFigures.Shown;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/**
 * Reads what answers show, as someone would who has nothing but the answers. The dataset of the
 * same question, order and language says which codes and words belong together; its figures are not
 * looked at when another answer is read.
 */
final class AnswerReader {

  private static final String METRIC = "measure";
  private static final Pattern FIGURE = Pattern.compile("([+−]?)([0-9,]+(?:\\.[0-9]+)?)");
  private static final Pattern RANGE = Pattern.compile("0–([0-9]+)");

  private final JsonNode dataset;
  private final List<String> dimensions;
  private final List<List<String>> codes = new ArrayList<>();

  AnswerReader(JsonNode dataset) {
    this.dataset = dataset;
    dimensions =
        texts(dataset.path("id")).stream().filter(dimension -> !dimension.equals(METRIC)).toList();
    for (String dimension : dimensions) {
      codes.add(texts(category(dimension).path("index")));
    }
  }

  /** Whether the figures are counts, of which a withheld one is told as a range. */
  boolean counts() {
    return measure().equals("count");
  }

  private String measure() {
    return dataset.at("/extension/atalaya/measure").asString();
  }

  ShownFigures dataset() {
    Map<SortedMap<String, String>, Shown> cells = new LinkedHashMap<>();
    JsonNode values = dataset.path("value");
    for (int cell = 0; cell < values.size(); cell++) {
      cells.put(about(cell), shown(values, dataset.path("status"), cell));
    }
    return new ShownFigures(cells);
  }

  /** The totals over the last dimension, named by the other dimensions. */
  ShownFigures totals() {
    JsonNode totals = dataset.at("/extension/atalaya/totals");
    String over = totals.path("over").asString();
    Map<SortedMap<String, String>, Shown> cells = new LinkedHashMap<>();
    for (int total = 0; total < totals.path("value").size(); total++) {
      SortedMap<String, String> about = about(total * codes.getLast().size());
      assertThat(about.remove(over)).as("dimension of the totals").isNotNull();
      cells.put(about, shown(totals.path("value"), totals.path("status"), total));
    }
    return new ShownFigures(cells);
  }

  private static Shown shown(JsonNode values, JsonNode statuses, int cell) {
    JsonNode value = values.path(cell);
    return new Shown(
        value.isNull() ? Optional.empty() : Optional.of(value.decimalValue()),
        statuses.path(Integer.toString(cell)).asString(""));
  }

  ShownFigures csv(String csv) throws IOException {
    Map<SortedMap<String, String>, Shown> cells = new LinkedHashMap<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      List<CsvRecord> rows = reader.stream().toList();
      List<String> head = rows.getFirst().getFields();
      for (CsvRecord row : rows.subList(1, rows.size())) {
        SortedMap<String, String> about = new TreeMap<>();
        for (String dimension : dimensions) {
          about.put(dimension, row.getField(head.indexOf(dimension)));
        }
        String value = row.getField(head.indexOf("value"));
        cells.put(
            about,
            new Shown(
                value.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(value)),
                row.getField(head.indexOf("status"))));
      }
    }
    return new ShownFigures(cells);
  }

  ShownFigures workbook(byte[] file) throws IOException {
    Map<SortedMap<String, String>, Shown> cells = new LinkedHashMap<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<Row> rows = workbook.getFirstSheet().read();
      List<Integer> codeColumns = new ArrayList<>();
      int status = -1;
      for (int column = 0; column < rows.getFirst().getCellCount(); column++) {
        String heading = rows.getFirst().getCellText(column);
        if (heading.endsWith(" (código)") || heading.endsWith(" (code)")) {
          codeColumns.add(column);
        } else if (heading.equals("Estado") || heading.equals("Status")) {
          status = column;
        }
      }
      assertThat(codeColumns).as("columns of codes").hasSameSizeAs(dimensions);
      for (Row row : rows.subList(1, rows.size())) {
        SortedMap<String, String> about = new TreeMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
          about.put(dimensions.get(i), row.getCellText(codeColumns.get(i)));
        }
        cells.put(
            about,
            new Shown(
                row.getCellAsNumber(status - 1), status(row.getCellAsString(status).orElse(""))));
      }
    }
    return new ShownFigures(cells);
  }

  /** What the marks of a picture show in print. */
  ShownFigures drawn(String markup) {
    Map<SortedMap<String, String>, Shown> cells = new LinkedHashMap<>();
    for (Element mark : marks(markup)) {
      Shown shown = printed(mark.getAttribute("data-value"));
      assertThat(mark.getAttribute("data-status"))
          .isEqualTo(shown.status().replaceFirst("-below-.*", ""));
      cells.put(about(mark), shown);
    }
    return new ShownFigures(cells);
  }

  /** What the marks of a picture say to those who listen; nothing for changes, told in words. */
  ShownFigures said(String markup) {
    Map<SortedMap<String, String>, Shown> cells = new LinkedHashMap<>();
    List<String> sentences = texts(dataset.at("/extension/atalaya/sentences"));
    for (Element mark : marks(markup)) {
      String series = mark.getAttribute("data-series");
      String name = mark.getAttribute("data-category") + (series.isEmpty() ? "" : ", " + series);
      assertThat(mark.getAttribute("aria-label")).startsWith(name + ": ");
      String sentence = mark.getAttribute("aria-label").substring(name.length() + 2);
      if (!sentences.isEmpty()) {
        assertThat(sentence)
            .isEqualTo(sentences.get(Integer.parseInt(mark.getAttribute("data-cell"))));
      }
      if (!measure().equals("change")) {
        cells.put(about(mark), said(sentence, mark));
      }
    }
    return new ShownFigures(cells);
  }

  private Shown said(String sentence, Element mark) {
    if (!mark.getAttribute("data-status").isEmpty()) {
      return new Shown(Optional.empty(), status(sentence));
    }
    Matcher figure = FIGURE.matcher(sentence);
    assertThat(figure.lookingAt()).as(sentence).isTrue();
    int caution = sentence.indexOf("; ");
    return new Shown(
        Optional.of(number(figure)), caution < 0 ? "" : status(sentence.substring(caution + 2)));
  }

  /** The code of the cell of a mark, which must agree with the names on it. */
  private SortedMap<String, String> about(Element mark) {
    SortedMap<String, String> about = about(Integer.parseInt(mark.getAttribute("data-cell")));
    String code = mark.getAttribute("data-code");
    assertThat(about.containsValue(code) || code.equals("total")).as("code %s", code).isTrue();
    return about;
  }

  private static List<Element> marks(String markup) {
    String picture = markup.substring(markup.indexOf("<svg"), markup.indexOf("</svg>") + 6);
    return elements(picture, "g").stream()
        .filter(group -> group.getAttribute("class").equals("mark"))
        .toList();
  }

  /** What the table of a page shows, without its totals. */
  ShownFigures page(String html) {
    Map<SortedMap<String, String>, Shown> cells = new LinkedHashMap<>();
    List<String> columns = columnLabels();
    for (Element row : rows(html, "tbody")) {
      List<String> names = children(row, "th");
      if (!columns.isEmpty()) {
        assertThat(
                children(rows(html, "thead").getFirst(), "th")
                    .subList(names.size(), names.size() + columns.size()))
            .isEqualTo(columns);
      }
      for (String text : children(row, "td").subList(0, Math.max(1, columns.size()))) {
        SortedMap<String, String> about = about(cells.size());
        if (codes.stream().anyMatch(axis -> axis.size() > 1)) {
          assertThat(labels(about)).containsAll(names);
        }
        cells.put(about, printed(text));
      }
    }
    return new ShownFigures(cells);
  }

  /** The totals beside or below the table of a page. */
  ShownFigures pageTotals(String html) {
    Map<SortedMap<String, String>, Shown> cells = new LinkedHashMap<>();
    int columns = columnLabels().size();
    List<Element> rows = rows(html, columns == 0 ? "tfoot" : "tbody");
    for (Element row : rows) {
      SortedMap<String, String> about = about(cells.size() * codes.getLast().size());
      about.remove(dimensions.getLast());
      cells.put(about, printed(children(row, "td").get(columns)));
    }
    return new ShownFigures(cells);
  }

  /** The labels over the columns: of the last of several dimensions; none over a single column. */
  private List<String> columnLabels() {
    List<Integer> variable =
        IntStream.range(0, dimensions.size())
            .filter(axis -> codes.get(axis).size() > 1)
            .boxed()
            .toList();
    if (variable.size() < 2) {
      return List.of();
    }
    int last = variable.getLast();
    JsonNode labels = category(dimensions.get(last)).path("label");
    return codes.get(last).stream().map(code -> labels.path(code).asString()).toList();
  }

  private static List<Element> rows(String html, String part) {
    String rows =
        html.substring(
            html.indexOf("<" + part), html.indexOf("</" + part + ">") + part.length() + 3);
    return elements(rows, "tr");
  }

  private static List<String> children(Element row, String name) {
    List<String> texts = new ArrayList<>();
    NodeList all = row.getElementsByTagName(name);
    for (int i = 0; i < all.getLength(); i++) {
      texts.add(all.item(i).getTextContent());
    }
    return texts;
  }

  private List<String> labels(SortedMap<String, String> about) {
    return about.entrySet().stream()
        .map(one -> category(one.getKey()).path("label").path(one.getValue()).asString())
        .toList();
  }

  /** A value as printed beside a mark or in a table cell. */
  private static Shown printed(String text) {
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      return new Shown(
          Optional.empty(), "suppressed-below-" + (Integer.parseInt(range.group(1)) + 1));
    }
    if (text.equals("n. p.") || text.equals("n/p")) {
      return new Shown(Optional.empty(), "suppressed");
    }
    if (text.equals("–")) {
      return new Shown(Optional.empty(), "not-defined");
    }
    Matcher figure = FIGURE.matcher(text);
    assertThat(figure.lookingAt()).as(text).isTrue();
    return new Shown(Optional.of(number(figure)), "");
  }

  private static BigDecimal number(Matcher figure) {
    BigDecimal number = new BigDecimal(figure.group(2).replace(",", ""));
    return figure.group(1).equals("−") ? number.negate() : number;
  }

  /** The status code of these words, by the dataset's own list. */
  private String status(String words) {
    if (words.isEmpty()) {
      return "";
    }
    for (var label : dataset.at("/extension/atalaya/statusLabels").properties()) {
      if (label.getValue().asString().equals(words)) {
        return label.getKey();
      }
    }
    throw new AssertionError("no status has these words: " + words);
  }

  private SortedMap<String, String> about(int cell) {
    SortedMap<String, String> about = new TreeMap<>();
    int rest = cell;
    for (int axis = dimensions.size() - 1; axis >= 0; axis--) {
      about.put(dimensions.get(axis), codes.get(axis).get(rest % codes.get(axis).size()));
      rest /= codes.get(axis).size();
    }
    assertThat(rest).as("cell %d", cell).isZero();
    return about;
  }

  private JsonNode category(String dimension) {
    return dataset.path("dimension").path(dimension).path("category");
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static List<Element> elements(String markup, String name) {
    try {
      NodeList found =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(markup)))
              .getElementsByTagName(name);
      List<Element> elements = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        elements.add((Element) found.item(i));
      }
      return elements;
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }
}
