// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.SourceDescription.PublicMicrodata;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.PublishableTable;

/**
 * What must be read with the figures of a table, in one language: the same in every picture, page
 * and file.
 *
 * <pre>{@code
 * TableNotes.of(table, Locale.of("es")).everything().forEach(page::paragraph);
 * }</pre>
 *
 * <p>A further kind of note is one more stream in {@link #of}.
 *
 * @param warning what comes before the figures: that the records are invented
 * @param notes what a reader must know, the indicator's own note first; short enough for pictures
 * @param details how the figures are protected in detail, for where there is room
 * @param credit where the records come from, in one line that says as well if they are invented
 * @param source where the records come from, in a sentence
 * @param licence under which the figures may be used, where one is declared
 * @param terms what the source says about its own public records, where it does
 */
public record TableNotes(
    Optional<String> warning,
    List<String> notes,
    List<String> details,
    String credit,
    String source,
    Optional<String> licence,
    Optional<String> terms) {

  private static final Wording WORDING = Wording.of(TableNotes.class);

  public TableNotes {
    notes = List.copyOf(notes);
    details = List.copyOf(details);
  }

  /** The notes of {@code table} in the language of {@code locale}. */
  public static TableNotes of(PublishableTable table, Locale locale) {
    SourceDescription source = table.header().source();
    String name = source.publisher() + ", " + source.title().in(locale);
    Optional<String> warning = warning(source, locale);
    List<String> notes =
        Stream.of(
                Stream.of(table.header().indicator().note().in(locale)),
                table.header().notes().stream().map(label -> label.in(locale)),
                cautions(table, locale),
                overlap(table, locale).stream(),
                protection(table, locale).limit(1))
            .flatMap(stream -> stream)
            .toList();
    return new TableNotes(
        warning,
        notes,
        protection(table, locale).skip(1).toList(),
        warning.map(text -> text + ". " + name).orElse(name),
        WORDING.text(locale, "notes.source", name),
        licence(source, locale),
        terms(source, locale));
  }

  private static Stream<String> protection(PublishableTable table, Locale locale) {
    return table.protection().stream().map(label -> label.in(locale));
  }

  /** What the marks of provisional and unstable figures mean, where there are any. */
  private static Stream<String> cautions(PublishableTable table, Locale locale) {
    return table.cells().stream()
        .flatMap(cell ->
            cell instanceof Published published ? published.cautions().stream() : Stream.of())
        .distinct()
        .sorted()
        .map(caution -> WORDING.text(locale, "notes." + caution.name().toLowerCase(Locale.ROOT)));
  }

  /** What comes before any figure of this source: that its records are invented. */
  public static Optional<String> warning(SourceDescription source, Locale locale) {
    return source.synthetic()
        ? Optional.of(WORDING.text(locale, "notes.synthetic"))
        : Optional.empty();
  }

  /** Where a record counts in several rows, neither rows nor shares add up. */
  private static Optional<String> overlap(PublishableTable table, Locale locale) {
    return table.header().axes().stream().anyMatch(axis -> axis.dimension().multiValued())
        ? Optional.of(WORDING.text(locale, "notes.overlap"))
        : Optional.empty();
  }

  private static Optional<String> licence(SourceDescription source, Locale locale) {
    return source
        .licence()
        .map(declared ->
            WORDING.text(
                locale, "notes.licence", declared.title().in(locale), declared.url().toString()));
  }

  private static Optional<String> terms(SourceDescription source, Locale locale) {
    return source
        .publicMicrodata()
        .map(PublicMicrodata::terms)
        .map(text -> WORDING.text(locale, "notes.terms", text));
  }

  /** All of it in the order in which it is printed below a table. */
  public List<String> everything() {
    return Stream.of(
            warning.stream(), Stream.of(source), licence.stream(), terms.stream(), all().stream())
        .flatMap(stream -> stream)
        .toList();
  }

  /** The notes with their details. */
  public List<String> all() {
    return Stream.concat(notes.stream(), details.stream()).toList();
  }
}
