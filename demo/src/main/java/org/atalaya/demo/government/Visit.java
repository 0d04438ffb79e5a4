// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsCatalogue;

/**
 * What an address asks of a page: its language and what to show.
 *
 * @param locale Spanish of Guatemala, or English where the address says {@code lang=en}
 * @param filter what to show
 * @param catalogue what there is
 */
record Visit(Locale locale, PortalFilter filter, StatisticsCatalogue catalogue) {

  private static final Wording WORDING = Wording.of(Visit.class);
  private static final String ENGLISH = "en";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** The visit that this address asks for. */
  static Visit of(QueryParameters parameters, StatisticsCatalogue catalogue) {
    return new Visit(language(parameters), PortalFilter.of(parameters, catalogue), catalogue);
  }

  /** The language that this address asks for. */
  static Locale language(QueryParameters parameters) {
    boolean english = parameters.getSingleParameter("lang").filter(ENGLISH::equals).isPresent();
    return english ? Locale.ENGLISH : Locale.of("es", "GT");
  }

  /** The same visit with another filter. */
  Visit restrictedTo(PortalFilter other) {
    return new Visit(locale, other, catalogue);
  }

  /** The portal's own text of this name. */
  String text(String key, Object... arguments) {
    return WORDING.text(locale, key, arguments);
  }

  /** A text of the observatory. */
  String text(Label label) {
    return label.in(locale);
  }

  /** Whether the page is read in English rather than Spanish. */
  boolean isEnglish() {
    return isEnglish(locale);
  }

  static boolean isEnglish(Locale locale) {
    return locale.getLanguage().equals(ENGLISH);
  }

  /** A month in words. */
  String month(YearMonth month) {
    return text("month", name(month.getMonth()), Integer.toString(month.getYear()));
  }

  /** A day in words. */
  String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  /** A moment in words, by the clocks of the country. */
  String moment(Instant instant) {
    ZonedDateTime time = instant.atZone(Guatemala.ZONE);
    return text("moment", day(time.toLocalDate()), TIME.format(time));
  }

  /** A month's name. */
  String name(Month month) {
    return month.getDisplayName(TextStyle.FULL_STANDALONE, locale);
  }

  /** An indicator, if the records have it. */
  Optional<StatisticsCatalogue.Entry> entry(String indicator) {
    return catalogue.entry(indicator);
  }

  /** The address's parameters for this language and another filter. */
  QueryParameters with(PortalFilter other) {
    return parameters(other, isEnglish());
  }

  /** The address's parameters for this filter and the other language. */
  QueryParameters inOtherLanguage() {
    return parameters(filter, !isEnglish());
  }

  private static QueryParameters parameters(PortalFilter filter, boolean english) {
    Map<String, String> parameters = new LinkedHashMap<>(filter.parameters());
    if (english) {
      parameters.put("lang", ENGLISH);
    }
    return QueryParameters.simple(parameters);
  }
}
