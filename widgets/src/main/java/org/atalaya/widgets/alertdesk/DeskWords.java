// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import static java.util.stream.Collectors.toMap;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.function.SerializableSupplier;
import java.text.Collator;
import java.text.DateFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.Place;
import org.atalaya.cases.Category;
import org.atalaya.widgets.desk.DeskI18n;
import org.atalaya.widgets.desk.DeskReference;
import org.atalaya.widgets.desk.DeskText;

/** What the parts of a desk share: the alerts, and how things are said in the reader's language. */
final class DeskWords implements DeskText {

  private static final long serialVersionUID = 1L;

  private final DeskReference<AlertDeskSource> source;
  private final SerializableSupplier<DeskI18n> i18n;

  DeskWords(DeskReference<AlertDeskSource> source, SerializableSupplier<DeskI18n> i18n) {
    this.source = source;
    this.i18n = i18n;
  }

  Alerts alerts() {
    return source.get().alerts();
  }

  AlertAuthority authority() {
    return source.get().authority();
  }

  Instant now() {
    return source.get().clock().instant();
  }

  ZoneId zone() {
    return authority().zone();
  }

  Locale locale() {
    return i18n.get().locale();
  }

  @Override
  public String text(String key, Object... arguments) {
    return i18n.get().text(key, arguments);
  }

  String kind(AlertKind kind) {
    return authority().of(kind).name().in(locale());
  }

  String day(LocalDate day) {
    return i18n.get().day(day);
  }

  String moment(Instant moment) {
    return i18n.get().moment(moment, zone());
  }

  private List<Category> codes(String list) {
    return source
        .get()
        .codes()
        .find(list)
        .orElseThrow(() -> new IllegalStateException("the code lists lack '%s'".formatted(list)));
  }

  /** The municipality with this code and its department, if there is one. */
  Optional<Place> place(String code) {
    return category("municipality", code)
        .flatMap(municipality ->
            municipality
                .parent()
                .flatMap(parent -> category("department", parent))
                .map(department -> new Place(code, municipality.label(), department.label())));
  }

  /** How a municipality is called, its department with it. */
  String placeName(String code) {
    return place(code).map(this::placeName).orElse(code);
  }

  private String placeName(Place place) {
    return text("place", place.name().in(locale()), place.department().in(locale()));
  }

  /** Every municipality with its department, in the order of the alphabet. */
  List<Option> places() {
    Map<String, Category> departments =
        codes("department").stream().collect(toMap(Category::code, each -> each));
    return codes("municipality").stream()
        .flatMap(each ->
            each.parent().flatMap(code -> Optional.ofNullable(departments.get(code))).stream()
                .map(department -> new Place(each.code(), each.label(), department.label())))
        .map(place -> new Option(place.municipality(), placeName(place)))
        .sorted(Comparator.comparing(Option::label, Collator.getInstance(locale())))
        .toList();
  }

  /** The categories of a list and "unknown". */
  List<Option> options(String list) {
    Option unknown = new Option(Category.UNKNOWN, text("unknown"));
    return Stream.concat(
            codes(list).stream().map(each -> new Option(each.code(), each.label().in(locale()))),
            Stream.of(unknown))
        .toList();
  }

  private Optional<Category> category(String list, String code) {
    return codes(list).stream().filter(each -> each.code().equals(code)).findFirst();
  }

  /** The words of Vaadin's calendars. */
  DatePickerI18n calendar() {
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale());
    return new DatePickerI18n()
        .setMonthNames(some(symbols.getMonths(), 0, 12))
        .setWeekdays(some(symbols.getWeekdays(), 1, 8))
        .setWeekdaysShort(some(symbols.getShortWeekdays(), 1, 8))
        .setFirstDayOfWeek(1)
        .setToday(text("calendar.today"))
        .setCancel(text("calendar.cancel"))
        .setBadInputErrorMessage(text("calendar.bad"));
  }

  /** Sub-lists cannot be stored with a session. */
  private static List<String> some(String[] names, int from, int to) {
    return List.of(Arrays.copyOfRange(names, from, to));
  }
}
