// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.cases.SourceDescription;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.disclosure.PublishableTableFixture;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/** Tables of invented figures, built so that each test names only what it is about. */
final class SampleTables {

  static final Category UNKNOWN = new Category("?", Label.of("Ignorado", "Unknown"));

  private static final Label PROTECTION =
      Label.of(
          "Las cifras menores de 5 (también el cero) no se publican, para que nadie pueda ser"
              + " reconocida.",
          "Figures below 5 (zero included) are not published, so that nobody can be recognised.");

  private static final String[] DEPARTMENTS = {
    "Guatemala",
    "El Progreso",
    "Sacatepéquez",
    "Chimaltenango",
    "Escuintla",
    "Santa Rosa",
    "Sololá",
    "Totonicapán",
    "Quetzaltenango",
    "Suchitepéquez",
    "Retalhuleu",
    "San Marcos",
    "Huehuetenango",
    "Quiché",
    "Baja Verapaz",
    "Alta Verapaz",
    "Petén",
    "Izabal",
    "Zacapa",
    "Chiquimula",
    "Jalapa",
    "Jutiapa"
  };

  private SampleTables() {}

  static TableAxis departments() {
    List<Category> categories = new ArrayList<>();
    for (int i = 0; i < DEPARTMENTS.length; i++) {
      categories.add(new Category("%02d".formatted(i + 1), Label.same(DEPARTMENTS[i])));
    }
    categories.add(UNKNOWN);
    return axis("department", Label.of("Departamento", "Department"), Role.GEO, categories);
  }

  static TableAxis sexes() {
    return axis(
        "victim-sex",
        Label.of("Sexo de la víctima", "Sex of the victim"),
        Role.CLASSIFICATION,
        List.of(
            new Category("F", Label.of("Mujeres", "Women")),
            new Category("M", Label.of("Hombres", "Men")),
            UNKNOWN));
  }

  /** Categories {@code 1} to {@code size} whose names are made from their number. */
  static TableAxis numbered(String id, String label, int size, IntFunction<String> name) {
    return axis(
        id,
        Label.same(label),
        Role.CLASSIFICATION,
        IntStream.rangeClosed(1, size)
            .mapToObj(i -> new Category(Integer.toString(i), Label.same(name.apply(i))))
            .toList());
  }

  /** Ages of victims in bands of five years, and unknown. */
  static TableAxis ages() {
    List<Category> categories = new ArrayList<>();
    for (int from = 0; from < 65; from += 5) {
      String code = from + "-" + (from + 4);
      categories.add(new Category(code, Label.same(from + "–" + (from + 4))));
    }
    categories.add(new Category("65+", Label.of("65 y más", "65 and over")));
    categories.add(UNKNOWN);
    return axis(
        "victim-age",
        Label.of("Edad de la víctima", "Age of the victim"),
        Role.CLASSIFICATION,
        categories);
  }

  static TableAxis weekdays() {
    String[] spanish = {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"};
    return axis(
        "weekday",
        Label.of("Día de la semana", "Weekday"),
        Role.CLASSIFICATION,
        IntStream.rangeClosed(1, 7)
            .mapToObj(day -> new Category(Integer.toString(day), Label.same(spanish[day - 1])))
            .toList());
  }

  static TableAxis hours() {
    return axis(
        "hour",
        Label.of("Hora del hecho", "Hour of the event"),
        Role.CLASSIFICATION,
        IntStream.range(0, 24)
            .mapToObj("%02d"::formatted)
            .map(hour -> new Category(hour, Label.same(hour)))
            .toList());
  }

  static TableAxis years(int... years) {
    return axis(
        "year",
        Label.of("Año", "Year"),
        Role.YEAR,
        IntStream.of(years).mapToObj(CalendarPeriod::year).map(SampleTables::period).toList());
  }

  static TableAxis months(String first, int count) {
    int start = CalendarPeriod.parse(first).orElseThrow().ordinal();
    return axis(
        "month",
        Label.of("Mes", "Month"),
        Role.MONTH,
        IntStream.range(start, start + count)
            .mapToObj(ordinal -> CalendarPeriod.ofOrdinal(Role.MONTH, ordinal))
            .map(SampleTables::period)
            .toList());
  }

  private static Category period(CalendarPeriod period) {
    return new Category(period.code(), Label.same(period.code()));
  }

  /** The axis with "unknown" as its last category. */
  static TableAxis withUnknown(TableAxis axis) {
    List<Category> categories = new ArrayList<>(axis.categories());
    categories.add(UNKNOWN);
    return new TableAxis(axis.dimension(), categories, true);
  }

  /** What a cohort can reach. */
  static TableAxis outcomes() {
    return axis(
        "outcome",
        Label.of("Resultado", "Outcome"),
        Role.CLASSIFICATION,
        List.of(
            new Category("protection", Label.of("Medidas de protección", "Protection measures")),
            new Category("accusation", Label.of("Acusación", "Accusation")),
            new Category("hearing", Label.of("Audiencia", "Hearing")),
            new Category("sentence", Label.of("Sentencia", "Sentence"))));
  }

  /** Days since a complaint was registered. */
  static TableAxis days() {
    return axis(
        "days",
        Label.of("Días desde la denuncia", "Days since the complaint"),
        Role.CLASSIFICATION,
        IntStream.of(8, 31, 91, 183, 274, 365, 548, 730)
            .mapToObj(
                day -> new Category(Integer.toString(day), Label.of(day + " días", day + " days")))
            .toList());
  }

  /** How a case can end. */
  static TableAxis exits() {
    return axis(
        "exit",
        Label.of("Salida", "Exit"),
        Role.CLASSIFICATION,
        List.of(
            new Category("accusation", Label.of("Acusación", "Accusation")),
            new Category("dismissal", Label.of("Desestimación", "Dismissal"))));
  }

  /** One category of an axis, as a filter leaves it. */
  static TableAxis only(TableAxis axis, String code) {
    return new TableAxis(
        axis.dimension(),
        axis.categories().stream().filter(category -> category.code().equals(code)).toList(),
        false);
  }

  static TableAxis axis(String id, Label label, Role role, List<Category> categories) {
    List<Category> declared =
        role.isTime()
            ? List.of(UNKNOWN)
            : Stream.concat(categories.stream(), Stream.of(UNKNOWN)).distinct().toList();
    Dimension dimension = new Dimension(id, label, role, declared, false, Optional.empty());
    return new TableAxis(dimension, categories, true);
  }

  static CellValue published(double value) {
    return new Published(value);
  }

  static CellValue suppressed() {
    return new Suppressed(5);
  }

  static PublishableTable counts(List<TableAxis> axes, IntFunction<CellValue> cells) {
    return table(axes, Measure.COUNT, cells);
  }

  static PublishableTable table(
      List<TableAxis> axes, Measure measure, IntFunction<CellValue> cells) {
    return table(axes, measure, cells, false);
  }

  static PublishableTable table(
      List<TableAxis> axes, Measure measure, IntFunction<CellValue> cells, boolean synthetic) {
    SourceDescription source =
        new SourceDescription(
            "ine-vif",
            Label.of("violencia intrafamiliar 2009–2011", "domestic violence 2009–2011"),
            "INE",
            synthetic,
            Optional.empty());
    DatasetVersion version =
        new DatasetVersion(3, LocalDate.of(2011, 12, 31), Instant.EPOCH, Map.of());
    TableHeader header = new TableHeader(complaints(), axes, source, version);
    return PublishableTableFixture.table(
        header,
        measure,
        IntStream.range(0, header.cells()).mapToObj(cells).toList(),
        List.of(PROTECTION));
  }

  /** The table with a margin over its last axis. */
  static PublishableTable withMargin(PublishableTable table, IntFunction<CellValue> margin) {
    TableHeader header = table.header();
    int values = header.cells() / header.axes().getLast().size();
    return table.derive(
        header,
        table.measure(),
        table.cells(),
        Optional.of(IntStream.range(0, values).mapToObj(margin).toList()));
  }

  private static Indicator complaints() {
    return new Indicator(
        "complaints",
        CountingUnit.CASE,
        new Indicator.Words(
            Label.of("Denuncias de violencia intrafamiliar", "Complaints of domestic violence"),
            Label.of("Denuncias", "Complaints"),
            Label.of("denuncias", "complaints"),
            Label.of("denuncia", "complaint"),
            Label.of("Denuncias registradas.", "Registered complaints."),
            Label.of("Número de denuncias.", "Number of complaints."),
            Label.of(
                "Una denuncia puede tener varias víctimas.",
                "A complaint can have several victims.")),
        Map.of(),
        Indicator.Tier.MONTHLY,
        Optional.empty(),
        Set.of(Measure.COUNT, Measure.SHARE, Measure.CHANGE),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
