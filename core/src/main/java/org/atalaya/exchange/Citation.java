// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.Indicator;

/**
 * How figures are to be cited: as their source declares, or else by publisher, year, title,
 * indicator, version and the address at which exactly these figures can be asked for again.
 */
public final class Citation {

  private static final Wording WORDING = Wording.of(Citation.class);

  private Citation() {}

  /**
   * The citation of a table.
   *
   * @param address where it lies; an address that cannot be followed from anywhere is left out
   */
  public static String of(PublishableTable table, Optional<TableAddress> address, Locale locale) {
    DatasetVersion version = table.header().version();
    Optional<String> permanent =
        address
            .filter(TableAddress::isAbsolute)
            .map(found -> found.version(version.number()).chart("html"));
    return of(table.header().source(), table.header().indicator(), version, permanent, locale);
  }

  /**
   * The citation of an indicator.
   *
   * @param address where it can be read, if there is such a place
   */
  static String of(
      SourceDescription source,
      Indicator indicator,
      DatasetVersion version,
      Optional<String> address,
      Locale locale) {
    if (source.citation().isPresent()) {
      return source.citation().get().in(locale);
    }
    String suggested =
        WORDING.text(
            locale,
            "citation",
            source.publisher(),
            Integer.toString(version.asOf().getYear()),
            source.title().in(locale),
            indicator.title().in(locale),
            Integer.toString(version.number()),
            version.asOf().toString());
    return Stream.of(
            Stream.of(suggested),
            TableNotes.warning(source, locale).map(warning -> warning + ".").stream(),
            address.stream())
        .flatMap(stream -> stream)
        .collect(Collectors.joining(" "));
  }
}
