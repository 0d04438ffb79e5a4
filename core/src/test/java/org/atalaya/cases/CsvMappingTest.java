// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.atalaya.cases.CsvMapping.RowIdentity;
import org.atalaya.cases.SourceDescription.Licence;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class CsvMappingTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Schema SCHEMA = schema();

  private static final String VALID =
      """
      source:
        id: calls
        title: {es: Llamadas, en: Calls}
        publisher: Ministry
        publicMicrodata: {publisher: Ministry, terms: CC BY 4.0}
        licence: {title: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
        citation: {es: Ministerio (2021), en: Ministry (2021)}
      format: {delimiter: ";", encodings: [utf-8, ISO-8859-1], maxRejectedShare: 0.05}
      rowId: [id]
      units: [case, victim]
      aliases: {sexo: [SEXO, Sexo]}
      dates:
        registered: {date: fecha, unknown: ["S/D"]}
        event: {year: anio, month: mes, day: dia, earliestYear: 1990}
      dimensions:
        - {id: year, label: Año, date: {of: registered, part: year}}
        - {id: month, label: Mes, parent: year, date: {of: registered, part: month}}
        - {id: weekday, label: Día, date: {of: event, part: weekday}}
        - id: province
          label: {es: Provincia}
          role: geo
          column: provincia
          categories: department
          pad: 2
          take: 2
          unknown: ["99"]
        - id: sex
          label: Sexo
          units: [victim]
          column: sexo
          categories:
            - {code: F, label: Mujeres, values: [2, "mujer", "4..6"]}
            - {code: M, label: Hombres, values: [1]}
        - {id: age, label: Edad, age: {column: edad, groups: [0, 18, 65], unknown: ["99"]}}
        - id: kind
          label: Tipo
          categories: [{code: a, label: A}, {code: b, label: B}]
          flags:
            - {category: a, column: tipos, position: 1, yes: ["1"], no: ["2"]}
            - {category: b, column: tipo_b, yes: [sí]}
      """;

  /** The form with several tables, and the origins that only such files usually need. */
  private static final String TABLES =
      """
      source: {id: cases, title: Casos, publisher: Ministry}
      tables:
        - {units: [case], file: "cases*.csv", rowId: [caso]}
        - {units: [victim], file: "victims*.csv", rowId: [caso, nr], caseId: [caso], position: nr}
        - {units: [alert], file: "alerts*.csv", rowId: [alerta]}
      dates:
        registered: {date: fecha}
        event: {date: fecha_hecho}
        accused: {date: fecha_acusacion, follows: registered}
        archived: {date: fecha_archivo}
      dimensions:
        - {id: year, label: Año, date: {of: registered, part: year}}
        - {id: hour, label: Hora, units: [case], hour: {column: hora, unknown: ["99"]}}
        - id: delay
          label: Demora
          units: [case]
          internal: true
          interval: {from: event, to: registered, lowerBounds: [0, 1, 2, 7, 365], none: Sin fecha}
        - id: exit
          label: Salida
          units: [case]
          course:
            from: registered
            exits:
              accusation: {date: accused, label: {es: Acusación, en: Accusation}}
              archive: {date: archived, label: {es: Archivo, en: Archive}}
            lowerBounds: [0, 7]
            none: {code: pending, label: {es: Pendiente, en: Pending}}
        - id: crime-group
          label: Grupo
          units: [case, victim]
          column: delito
          crosswalk: group
          categories: [{code: g1, label: G1}, {code: g2, label: G2}]
          unknown: ["-"]
        - id: kind
          label: Tipo
          units: [victim]
          categories: [{code: a, label: A}]
          none: {code: none, label: Ninguno}
          flags: [{category: a, column: tipo_a, yes: [s], no: [n]}]
      """;

  private static final CodeLists LISTS =
      new CodeLists() {
        @Override
        public Optional<List<Category>> find(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<Map<String, List<String>>> crosswalk(String name) {
          return name.equals("group")
              ? Optional.of(Map.of("10", List.of("g1"), "20", List.of("g2")))
              : Optional.empty();
        }
      };

  // What is wrong, what is replaced, by what, what the message must say.
  private static final List<Arguments> STRUCTURE =
      List.of(
          mistake("no source", "source:\n", "sauce:\n", "'source' is missing"),
          mistake(
              "unknown entry",
              "units: [case",
              "unit: [x]\nunits: [case",
              "unknown entry 'unit', allowed: source, format, rowId, units, tables, aliases,"
                  + " dates, dimensions"),
          mistake(
              "source is a text",
              "source:\n"
                  + "  id: calls\n"
                  + "  title: {es: Llamadas, en: Calls}\n"
                  + "  publisher: Ministry\n"
                  + "  publicMicrodata: {publisher: Ministry, terms: CC BY 4.0}\n"
                  + "  licence: {title: CC BY 4.0, url:"
                  + " \"https://creativecommons.org/licenses/by/4.0/\"}\n"
                  + "  citation: {es: Ministerio (2021), en: Ministry (2021)}\n",
              "source: calls\n",
              "source: expected entries of the form 'name: value'"),
          mistake(
              "source without title",
              "  title: {es: Llamadas, en: Calls}\n",
              "",
              "source: 'title' is missing"),
          mistake(
              "title without Spanish",
              "{es: Llamadas, en: Calls}",
              "{en: Calls}",
              "source.title: a text in Spanish (es) is missing"),
          mistake(
              "blank title",
              "{es: Llamadas, en: Calls}",
              "{es: ' ', en: Calls}",
              "source.title.es: a text must not be blank"),
          mistake(
              "title is a list",
              "{es: Llamadas, en: Calls}",
              "[a]",
              "source.title: expected entries of the form 'name: value'"),
          mistake(
              "synthetic and public",
              "publisher: Ministry\n",
              "publisher: Ministry\n  synthetic: true\n",
              "synthetic and cannot be declared public microdata"),
          mistake(
              "synthetic is a text",
              "publisher: Ministry\n  publicMicrodata: {publisher: Ministry, terms: CC BY 4.0}\n",
              "publisher: Ministry\n  synthetic: maybe\n",
              "source.synthetic: expected true or false, given: \"maybe\""),
          mistake(
              "public without terms",
              ", terms: CC BY 4.0",
              "",
              "source.publicMicrodata: 'terms' is missing"),
          mistake(
              "licence without title",
              "{title: CC BY 4.0, url",
              "{url",
              "source.licence: 'title' is missing"),
          mistake(
              "licence without address",
              "https://creativecommons.org/licenses/by/4.0/",
              "CC BY",
              "source.licence: the url of a licence begins with https:// or http://, given: CC BY"),
          mistake(
              "licence elsewhere",
              "https://creativecommons.org/licenses/by/4.0/",
              "javascript:alert(1)",
              "source.licence: the url of a licence begins with https:// or http://"),
          mistake(
              "citation without Spanish",
              "{es: Ministerio (2021), en",
              "{en",
              "source.citation: a text in Spanish (es) is missing"),
          mistake(
              "long delimiter",
              "delimiter: \";\"",
              "delimiter: \";;\"",
              "format: delimiter is one character"),
          mistake(
              "quote as delimiter",
              "delimiter: \";\"",
              "delimiter: '\"'",
              "format: delimiter is one character"),
          mistake(
              "unknown encoding",
              "utf-8, ISO",
              "utf-16, ISO",
              "format.encodings[0]: given: utf-16, allowed: UTF-8, ISO-8859-1"),
          mistake(
              "no encodings",
              "[utf-8, ISO-8859-1]",
              "[]",
              "format.encodings: expected at least one item"),
          mistake(
              "share above 1",
              "0.05",
              "1.5",
              "format.maxRejectedShare: expected a number from 0 to 1, given: 1.5"),
          mistake("rowId is a text", "rowId: [id]", "rowId: id", "rowId: expected a list"),
          mistake(
              "unknown unit",
              "units: [case, victim]",
              "units: [case, vitcim]",
              "units[1]: given: vitcim, allowed: case, victim"),
          mistake(
              "no units",
              "units: [case, victim]",
              "units: []",
              "units: expected at least one item"),
          mistake(
              "alias is a text",
              "{sexo: [SEXO, Sexo]}",
              "{sexo: SEXO}",
              "aliases.sexo: expected a list"),
          mistake(
              "no date of registration",
              "registered: {date: fecha",
              "registrado: {date: fecha",
              "dates: the date 'registered' (of the complaint) is missing"),
          mistake(
              "date and year",
              "{date: fecha,",
              "{date: fecha, year: anio,",
              "dates.registered: give either the column 'date', or the column 'year'"),
          mistake(
              "date and month",
              "{date: fecha,",
              "{date: fecha, month: mes,",
              "dates.registered: give either"),
          mistake("day without month", "month: mes, day", "day", "dates.event: give either"),
          mistake(
              "neither date nor year",
              "year: anio, month: mes, day: dia, ",
              "",
              "dates.event: give either"),
          mistake(
              "year is a text",
              "earliestYear: 1990",
              "earliestYear: early",
              "dates.event.earliestYear: expected a whole number, 0 or above, given: \"early\""),
          mistake(
              "negative year",
              "earliestYear: 1990",
              "earliestYear: -1",
              "dates.event.earliestYear: expected a whole number, 0 or above, given: -1"),
          mistake(
              "dimension without id",
              "{id: year, label: Año,",
              "{label: Año,",
              "dimensions[0]: 'id' is missing"),
          mistake(
              "dimension id",
              "id: sex",
              "id: Sex",
              "dimensions[4]: a dimension id is lower-case words joined by '-', given: Sex"),
          mistake(
              "no origin",
              "    column: sexo\n",
              "",
              "dimensions[4]: give exactly one of 'column', 'age', 'hour', 'date', 'interval',"
                  + " 'course', 'flags', given: []"),
          mistake(
              "two origins",
              "column: sexo\n",
              "column: sexo\n    date: {of: event, part: year}\n",
              "dimensions[4]: give exactly one of 'column', 'age', 'hour', 'date', 'interval',"
                  + " 'course', 'flags', given: [column, date]"),
          mistake(
              "unknown role",
              "role: geo",
              "role: place",
              "dimensions[3]: role: given: place, allowed: geo, classification"),
          mistake(
              "column without categories",
              "    categories: department\n",
              "",
              "dimensions[3]: a dimension read from a column needs 'categories'"),
          mistake(
              "huge pad",
              "pad: 2",
              "pad: 2000000000",
              "dimensions[3].pad: a code has at most 40 characters, given: 2000000000"),
          mistake(
              "category without label",
              "{code: M, label: Hombres, values: [1]}",
              "{code: M, values: [1]}",
              "dimensions[4].categories[1]: 'label' is missing"),
          mistake(
              "long code",
              "code: M",
              "code: " + "M".repeat(41),
              "dimensions[4].categories[1]: a category code has 1 to 40 characters"),
          mistake(
              "values is a text",
              "values: [1]",
              "values: 1",
              "dimensions[4].categories[1].values: expected a list"),
          mistake(
              "half a range",
              "4..6",
              "4..",
              "dimensions[4].categories[0].values[2]: a range of at most 1000 values is written"
                  + " 21..26, given: 4.."),
          mistake(
              "range of texts",
              "4..6",
              "a..f",
              "a range of at most 1000 values is written 21..26, given: a..f"),
          mistake(
              "unused values",
              "{code: a, label: A}",
              "{code: a, label: A, values: [x]}",
              "'values' of a category have no effect where flags say it"),
          mistake(
              "unused unknown",
              "label: Edad,",
              "label: Edad, unknown: ['99'],",
              "dimensions[5]: 'unknown' has no effect on a dimension read from 'age'"),
          mistake(
              "unused pad",
              "{id: year, label: Año,",
              "{id: year, label: Año, pad: 4,",
              "dimensions[0]: 'pad' has no effect on a dimension read from 'date'"),
          mistake(
              "no age groups",
              "groups: [0, 18, 65]",
              "groups: []",
              "dimensions[5].age.groups: expected at least one item"),
          mistake(
              "age group is a text",
              "groups: [0, 18, 65]",
              "groups: [0, adult]",
              "dimensions[5].age.groups[1]: expected a whole number, 0 or above, given: \"adult\""),
          mistake(
              "unknown part",
              "part: weekday",
              "part: hour",
              "dimensions[2].date: part: given: hour, allowed: year, month, weekday"),
          mistake(
              "no flags",
              "  flags:\n"
                  + "      - {category: a, column: tipos, position: 1, yes: [\"1\"], no: [\"2\"]}\n"
                  + "      - {category: b, column: tipo_b, yes: [sí]}\n",
              "  flags: []\n",
              "dimensions[6].flags: expected at least one item"),
          mistake(
              "flag without yes", ", yes: [sí]", "", "dimensions[6].flags[1]: 'yes' is missing"),
          mistake(
              "entry without effect",
              "{category: a, column: tipos,",
              "{category: a, column: tipos, maybe: ['3'],",
              "dimensions[6].flags[0]: unknown entry 'maybe'"));

  private static final List<Arguments> REFERENCES =
      List.of(
          mistake(
              "range upside down",
              "4..6",
              "6..4",
              "a range of at most 1000 values is written 21..26, given: 6..4"),
          mistake(
              "huge range",
              "4..6",
              "1..999999",
              "a range of at most 1000 values is written 21..26, given: 1..999999"),
          mistake(
              "unknown code list",
              "categories: department",
              "categories: provinces",
              "dimensions[3].categories: there is no code list with the name provinces"),
          mistake(
              "unit not declared",
              "units: [victim]",
              "units: [suspect]",
              "dimensions[4]: units: only units that the mapping declares are allowed"),
          mistake(
              "parent not declared",
              "parent: year",
              "parent: quarter",
              "dimension month: its parent quarter is not declared"),
          mistake(
              "dimension declared twice",
              "id: age,",
              "id: sex,",
              "the dimension sex is declared twice"),
          mistake(
              "category declared twice",
              "code: M, label",
              "code: F, label",
              "dimensions[4]: dimension sex has the category code F twice"),
          mistake(
              "value of two categories",
              "values: [1]",
              "values: [1, 5]",
              "dimensions[4].categories[1].values[1]: the value 5 already means F"),
          mistake(
              "value known and unknown",
              "column: sexo\n",
              "column: sexo\n    unknown: [1]\n",
              "dimensions[4].unknown: the value 1 already means M"),
          mistake(
              "date not declared",
              "of: event, part: weekday",
              "of: evnt, part: weekday",
              "dimensions[2].date.of: given: evnt, allowed:"),
          mistake(
              "descending ages",
              "groups: [0, 18, 65]",
              "groups: [0, 65, 18]",
              "dimensions[5].age: groups: the lower bounds must ascend"),
          mistake(
              "flag of no category",
              "{category: b,",
              "{category: c,",
              "dimensions[6].flags[1]: category: given: c, allowed:"),
          mistake(
              "two flags for a category",
              "{category: b,",
              "{category: a,",
              "dimensions[6].flags[1]: category: a has a flag already"));

  private static final List<Arguments> TABLES_STRUCTURE =
      List.of(
          mistake("no tables", "tables:\n", "tabels:\n", "'units' (of the one table) or 'tables'"),
          mistake(
              "units beside tables",
              "tables:\n",
              "units: [case]\ntables:\n",
              "'units' belongs into each of the 'tables'"),
          mistake(
              "id beside tables",
              "tables:\n",
              "rowId: [caso]\ntables:\n",
              "'rowId' belongs into each of the 'tables'"),
          mistake(
              "table without file", "file: \"alerts*.csv\", ", "", "tables[2]: 'file' is missing"),
          mistake(
              "file of rows handed over",
              "file: \"alerts*.csv\", ",
              "file: \"alerts*.csv\", handedOver: true, ",
              "tables[2]: 'file' has no effect where rows are handed over"),
          mistake(
              "victims handed over",
              "file: \"victims*.csv\"",
              "handedOver: true",
              "tables[1]: 'handedOver' is for rows that belong to no case"),
          mistake("table without id", ", rowId: [alerta]", "", "tables[2]: 'rowId' is missing"),
          mistake(
              "victims without case",
              ", caseId: [caso], position: nr",
              "",
              "tables[1]: 'caseId' and 'position' are missing: a victim belongs to a case"),
          mistake(
              "case without position",
              ", position: nr",
              "",
              "tables[1]: give both 'caseId' and 'position', or neither"),
          mistake(
              "case of a case",
              "rowId: [caso]}",
              "rowId: [caso], caseId: [caso], position: nr}",
              "tables[0]: 'caseId' and 'position' have no place where a row is a case"),
          mistake(
              "hour without column",
              "{column: hora, unknown",
              "{unknown",
              "dimensions[1].hour: 'column' is missing"),
          mistake(
              "internal is a text",
              "internal: true",
              "internal: often",
              "dimensions[2].internal: expected true or false"),
          mistake(
              "interval without end",
              "to: registered, ",
              "",
              "dimensions[2].interval: 'to' is missing"),
          mistake(
              "interval without none",
              ", none: Sin fecha",
              "",
              "dimensions[2].interval: 'none' is missing"),
          mistake(
              "bands not from 0",
              "[0, 7]",
              "[1, 7]",
              "dimensions[3]: lowerBounds: the first band begins with day 0, given: [1, 7]"),
          mistake(
              "exit without label",
              "{date: archived, label: {es: Archivo, en: Archive}}",
              "{date: archived}",
              "dimensions[3].course.exits.archive: 'label' is missing"),
          mistake(
              "exit id",
              "archive: {date",
              "Archive: {date",
              "dimensions[3]: an exit id is lower-case words joined by '-', given: Archive"),
          mistake(
              "course without none",
              "      none: {code: pending, label: {es: Pendiente, en: Pending}}\n",
              "",
              "dimensions[3].course: 'none' is missing"),
          mistake(
              "none without effect",
              "crosswalk: group\n",
              "crosswalk: group\n    none: {code: none, label: Ninguno}\n",
              "dimensions[4]: 'none' has no effect on a dimension read from 'column'"));

  private static final List<Arguments> TABLES_REFERENCES =
      List.of(
          mistake("bad glob", "alerts*.csv", "alerts[.csv", "tables[2]: file: "),
          mistake(
              "unit in two tables",
              "units: [alert]",
              "units: [case]",
              "tables: the unit case belongs to two tables"),
          mistake(
              "follows no date",
              "follows: registered",
              "follows: registerd",
              "accused.follows: given: registerd, allowed: another of"),
          mistake(
              "follows itself",
              "follows: registered",
              "follows: accused",
              "accused.follows: given: accused, allowed: another of"),
          mistake(
              "interval from no date",
              "{from: event, to",
              "{from: evnt, to",
              "dimensions[2].interval.from: given: evnt, allowed:"),
          mistake(
              "exit by no date",
              "{date: archived, label",
              "{date: archvied, label",
              "dimensions[3].course.exits.archive.date: given: archvied, allowed:"),
          mistake(
              "descending bands",
              "[0, 1, 2, 7, 365]",
              "[0, 2, 1]",
              "dimensions[2]: lowerBounds: the first days of the bands must ascend"),
          mistake(
              "unknown crosswalk",
              "crosswalk: group",
              "crosswalk: groups",
              "dimensions[4].crosswalk: there is no crosswalk with the name groups"),
          mistake(
              "crosswalk to no category",
              "{code: g2,",
              "{code: g3,",
              "dimensions[4].crosswalk: group leads from 20 to [g2], not all of which are"),
          mistake(
              "values beside a crosswalk",
              "{code: g2, label: G2}",
              "{code: g2, label: G2, values: [x]}",
              "dimensions[4]: 'values' of a category have no effect where a crosswalk says it"),
          mistake(
              "none of flags without no",
              ", no: [n]",
              "",
              "dimensions[5]: none: every flag needs 'no'"));

  private static final List<Arguments> TEXT =
      List.of(
          mistake(
              "no YAML", "units: [case, victim]", "units: [case, victim", "this is not valid YAML"),
          mistake("tab", "  id: calls", "\tid: calls", "line 1: this is not valid YAML"),
          mistake(
              "entry twice",
              "rowId: [id]\n",
              "rowId: [id]\nrowId: [nr]\n",
              "line 10: this is not valid YAML, or names an entry twice"),
          mistake("two documents", "rowId: [id]\n", "---\nrowId: [id]\n", "this is not valid YAML"),
          mistake(
              "alias",
              "rowId: [id]\nunits: [case",
              "rowId: [&u case]\nunits: [*u",
              "line 10: anchors and aliases are not read; write the text out"),
          mistake(
              "merge key",
              "rowId: [id]\n",
              "<<: *base\nrowId: [id]\n",
              "anchors and aliases are not read"),
          mistake(
              "fraction as text",
              "yes: [sí]",
              "yes: [1.10]",
              "line 40: 1.10 is read as the number 1.1; put it in quotes"));

  @Test
  void read_validMapping_understandsEverything() {
    CsvMapping mapping = SampleCases.mapping(VALID);

    assertThat(mapping.format().delimiter()).isEqualTo(';');
    assertThat(mapping.format().encodings())
        .containsExactly(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);
    assertThat(mapping.source().licence())
        .contains(
            new Licence(
                Label.same("CC BY 4.0"),
                URI.create("https://creativecommons.org/licenses/by/4.0/")));
    assertThat(mapping.source().citation())
        .contains(Label.of("Ministerio (2021)", "Ministry (2021)"));
    assertThat(mapping.units()).containsExactlyInAnyOrder(CountingUnit.CASE, CountingUnit.VICTIM);
    assertThat(mapping.schema().dimensionsOf(CountingUnit.CASE))
        .extracting(Dimension::id)
        .containsExactly("year", "month", "weekday", "province", "age", "kind");
    assertThat(mapping.schema().dimension("age").orElseThrow().categories())
        .extracting(Category::code)
        .containsExactly("0-17", "18-64", "65+", "?");
    assertThat(mapping.dimensions().get(4).origin())
        .isInstanceOfSatisfying(
            CsvMapping.Origin.CodeColumn.class,
            origin -> assertThat(origin.values()).containsKeys("1", "2", "mujer", "4", "5", "6"));
  }

  @Test
  void schema_validMappings_areAccepted() throws IOException {
    for (String shipped : Guatemala.MAPPINGS) {
      try (InputStream mapping =
          requireNonNull(Guatemala.class.getResourceAsStream("mappings/" + shipped + ".yaml"))) {
        assertThat(SCHEMA.validate(YAML.readTree(mapping))).as(shipped).isEmpty();
      }
    }
    assertThat(SCHEMA.validate(tree(VALID))).isEmpty();
    assertThat(SCHEMA.validate(tree(SampleCases.MAPPING))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource({"STRUCTURE", "REFERENCES", "TEXT"})
  void read_mistake_isNamedWithItsPlace(String from, String to, String expected) {
    String yaml = replaced(from, to);

    assertThatThrownBy(() -> SampleCases.mapping(yaml))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("Mapping sample.yaml cannot be used:")
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @FieldSource("STRUCTURE")
  void schema_mistakeOfStructure_isRefused(String from, String to, String expected) {
    assertThat(SCHEMA.validate(tree(replaced(from, to)))).as(expected).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource({"TABLES_STRUCTURE", "TABLES_REFERENCES"})
  void read_mistakeInTables_isNamedWithItsPlace(String from, String to, String expected) {
    String yaml = replaced(TABLES, from, to);

    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @FieldSource("TABLES_STRUCTURE")
  void schema_mistakeInTables_isRefused(String from, String to, String expected) {
    assertThat(SCHEMA.validate(tree(replaced(TABLES, from, to)))).as(expected).isNotEmpty();
  }

  @Test
  void read_tables_understandsEverything() {
    CsvMapping mapping = read(TABLES);

    assertThat(SCHEMA.validate(tree(TABLES))).isEmpty();
    assertThat(mapping.tables())
        .extracting(CsvMapping.Table::identity)
        .containsExactly(
            new RowIdentity.OwnCase(List.of("caso")),
            new RowIdentity.InCase(List.of("caso", "nr"), List.of("caso"), "nr"),
            new RowIdentity.Standalone(List.of("alerta")));
    assertThat(mapping.dates(mapping.tables().get(1))).containsOnlyKeys("registered");
    assertThat(mapping.dates(mapping.tables().get(0)))
        .containsOnlyKeys("registered", "event", "accused", "archived");
    assertThat(mapping.schema().dimensionsOf(CountingUnit.VICTIM))
        .extracting(Dimension::id)
        .containsExactly("year", "crime-group", "kind");
  }

  @Test
  void read_course_saysWhatEachCategoryMeans() {
    Dimension exit = read(TABLES).schema().dimension("exit").orElseThrow();
    Course course = exit.course().orElseThrow();

    assertThat(exit.categories())
        .extracting(Category::code)
        .containsExactly(
            "accusation.0-6", "accusation.7+", "archive.0-6", "archive.7+", "pending", "?");
    assertThat(exit.categories().get(3).label())
        .isEqualTo(Label.of("Archivo: 7 días o más", "Archive: 7 days or more"));
    assertThat(course.step("archive.0-6"))
        .contains(
            new Course.Step(
                Optional.of(new Course.Exit("archive", Label.of("Archivo", "Archive"))),
                0,
                OptionalInt.of(6)));
    assertThat(course.step("accusation.7+").orElseThrow().lastDay()).isEmpty();
    assertThat(course.step("pending")).isEmpty();
    assertThat(course.step("?")).isEmpty();
    assertThat(exit.internal()).isFalse();
  }

  @Test
  void read_interval_hasBandsOfDays() {
    Dimension delay = read(TABLES).schema().dimension("delay").orElseThrow();

    assertThat(delay.internal()).isTrue();
    assertThat(delay.course().orElseThrow().lowerBounds()).containsExactly(0, 1, 2, 7, 365);
    assertThat(delay.categories())
        .extracting(Category::code)
        .containsExactly("0-0", "1-1", "2-6", "7-364", "365+", "none", "?");
    assertThat(delay.categories().stream().map(category -> category.label().in(Locale.ENGLISH)))
        .containsExactly(
            "0 days",
            "1 day",
            "2 to 6 days",
            "7 to 364 days",
            "365 days or more",
            "Sin fecha",
            "Unknown");
  }

  @Test
  void read_hour_hasTwentyFourCategories() {
    Dimension hour = read(TABLES).schema().dimension("hour").orElseThrow();

    assertThat(hour.categories()).hasSize(25);
    assertThat(hour.categories().get(7)).isEqualTo(new Category("07", Label.same("07:00–07:59")));
  }

  @Test
  void read_severalMistakes_tellsAllAtOnce() {
    String yaml = VALID.replace("role: geo", "role: place").replace("part: weekday", "part: hour");

    assertThatThrownBy(() -> SampleCases.mapping(yaml))
        .hasMessageContaining("dimensions[2].date: part: given: hour")
        .hasMessageContaining("dimensions[3]: role: given: place");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "null", "[]", "text", "42", "\0", "%PDF-1.7\n%âãÏÓ\n"})
  void read_noMapping_isRefused(String yaml) {
    assertThatThrownBy(() -> SampleCases.mapping(yaml)).isInstanceOf(MappingException.class);
  }

  @Test
  void read_bombOfAliases_isRefusedWithAShortMessage() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }

    MappingException e =
        catchThrowableOfType(MappingException.class, () -> SampleCases.mapping(yaml + VALID));

    assertThat(e).hasMessageContaining("anchors and aliases are not read");
    assertThat(e.getMessage()).hasSizeLessThan(50_000);
  }

  @Test
  void read_deeplyNested_isRefused() {
    assertThatThrownBy(() -> SampleCases.mapping("units: " + "[".repeat(100_000)))
        .isInstanceOf(MappingException.class);
  }

  @Test
  void read_hugeFile_isRefusedWithoutReadingItAll() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '#';
          }
        };

    assertThatThrownBy(() -> CsvMapping.read("huge.yaml", endless, CodeLists.NONE))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("it is larger than 1 MB");
  }

  @Test
  void read_hugeTexts_areNotRepeatedInFull() {
    String yaml = VALID.replace("role: geo", "role: " + "x".repeat(50_000));

    MappingException e =
        catchThrowableOfType(MappingException.class, () -> SampleCases.mapping(yaml));

    assertThat(e.getMessage()).hasSizeLessThan(2_000);
  }

  @Test
  void codeLists_ofGuatemala_areComplete() {
    assertThat(Guatemala.CODE_LISTS.find("department").orElseThrow()).hasSize(22);
    assertThat(Guatemala.CODE_LISTS.find("municipality").orElseThrow())
        .hasSize(340)
        .allSatisfy(municipality ->
            assertThat(municipality.parent()).contains(municipality.code().substring(0, 2)));
  }

  @Test
  void mapping_noSuchName_saysWhatThereIs() {
    assertThatThrownBy(() -> Guatemala.mapping("no-such"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("mappings shipped: ine-vif");
  }

  private static Arguments mistake(String name, String from, String to, String expected) {
    return argumentSet(name, from, to, expected);
  }

  private static CsvMapping read(String yaml) {
    return CsvMapping.read(
        "sample.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), LISTS);
  }

  private static String replaced(String from, String to) {
    return replaced(VALID, from, to);
  }

  private static String replaced(String yaml, String from, String to) {
    assertThat(yaml).contains(from);
    int at = yaml.indexOf(from);
    return yaml.substring(0, at) + to + yaml.substring(at + from.length());
  }

  private static JsonNode tree(String yaml) {
    return YAML.readTree(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Schema schema() {
    try (InputStream json =
        requireNonNull(CsvMapping.class.getResourceAsStream("csv-mapping.schema.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
