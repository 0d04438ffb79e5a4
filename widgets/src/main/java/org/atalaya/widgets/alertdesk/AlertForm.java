// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.function.SerializableRunnable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.AlertProblem;
import org.atalaya.alerts.AlertProblem.Field;
import org.atalaya.alerts.Reporter;
import org.atalaya.alerts.Sex;
import org.atalaya.cases.Label;
import org.atalaya.widgets.desk.Panel;

/** All that staff write of a person who is missing, and of who reports her. */
final class AlertForm extends Panel {

  private static final long serialVersionUID = 1L;

  private final DeskWords words;
  private final H3 heading = new H3();
  private final H4 reporterHeading = new H4();
  private final RadioButtonGroup<AlertKind> kind = new RadioButtonGroup<>();
  private final FormField<String> name = text("name", new TextField());
  private final FormField<Boolean> withoutName;
  private final FormField<Integer> age;
  private final RadioButtonGroup<Sex> sexes = new RadioButtonGroup<>();
  private final FormField<Sex> sex;
  private final FormField<LocalDate> lastSeen;
  private final FormField<LocalTime> hour;
  private final FormField<Option> municipality = option("municipality");
  private final FormField<String> spanish = text("description-es", area());
  private final FormField<String> english = text("description-en", area());
  private final FormField<String> address = text("address", new TextField());
  private final FormField<Option> ethnicity = option("ethnicity");
  private final FormField<Option> maritalStatus = option("marital-status");
  private final FormField<String> reporter = text("reporter", new TextField());
  private final FormField<String> relationship = text("relationship", new TextField());
  private final FormField<String> document = text("document", new TextField());
  private final FormField<String> contact = text("contact", new TextField());
  private final Map<Field, FormField<?>> byProblem = new HashMap<>();

  /** An empty form; {@code typed} is told of whatever is typed. */
  AlertForm(DeskWords words, SerializableRunnable typed) {
    this.words = words;
    withoutName =
        new FormField<>(
            "without-name", new Checkbox(), yes -> words.text(yes ? "answer.yes" : "answer.no"));
    age = new FormField<>("age", new IntegerField(), years -> Integer.toString(years));
    sexes.setItemLabelGenerator(this::sex);
    sex = new FormField<>("sex", sexes, this::sex);
    lastSeen = new FormField<>("last-seen", new DatePicker(), words::day);
    TimePicker clock = new TimePicker();
    clock.setStep(Duration.ofMinutes(30));
    hour = new FormField<>("hour", clock, LocalTime::toString);
    kind.setItems(AlertKind.values());
    kind.addValueChangeListener(event -> offerSexes());
    fields().forEach(field -> field.onTyped(typed));
    kind.addValueChangeListener(event -> typed.run());
    placeProblems();
    layOut();
    label();
  }

  private static FormField<String> text(String key, AbstractField<?, String> field) {
    return new FormField<>(key, field, text -> text);
  }

  private static TextArea area() {
    TextArea area = new TextArea();
    area.setMinRows(3);
    return area;
  }

  private static FormField<Option> option(String key) {
    ComboBox<Option> box = new ComboBox<>();
    box.setItemLabelGenerator(Option::label);
    box.setClearButtonVisible(true);
    return new FormField<>(key, box, Option::label);
  }

  private Stream<FormField<?>> fields() {
    return Stream.of(
        name,
        withoutName,
        age,
        sex,
        lastSeen,
        hour,
        municipality,
        address,
        spanish,
        english,
        ethnicity,
        maritalStatus,
        reporter,
        relationship,
        document,
        contact);
  }

  private void placeProblems() {
    byProblem.put(Field.NAME, name);
    byProblem.put(Field.AGE, age);
    byProblem.put(Field.SEX, sex);
    byProblem.put(Field.ADDRESS, address);
    byProblem.put(Field.LAST_SEEN, lastSeen);
    byProblem.put(Field.MUNICIPALITY, municipality);
    byProblem.put(Field.DESCRIPTION, spanish);
    byProblem.put(Field.REPORTER, reporter);
    byProblem.put(Field.ETHNICITY, ethnicity);
    byProblem.put(Field.MARITAL_STATUS, maritalStatus);
  }

  private void layOut() {
    FormLayout person = layout(kind);
    fields().limit(12).forEach(field -> person.add(field.component()));
    person.setColspan(kind, 2);
    FormLayout who = layout();
    fields().skip(12).forEach(field -> who.add(field.component()));
    add(heading, person, reporterHeading, who);
  }

  private static FormLayout layout(Component... components) {
    FormLayout layout = new FormLayout(components);
    layout.setResponsiveSteps(
        new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("36rem", 2));
    layout.setWidthFull();
    return layout;
  }

  /** Says everything in the language of the words. */
  void label() {
    heading.setText(words.text("form"));
    reporterHeading.setText(words.text("form.reporter"));
    kind.setLabel(words.text("field.kind"));
    kind.setItemLabelGenerator(words::kind);
    Set<FormField<?>> hinted =
        Set.of(withoutName, address, hour, spanish, english, ethnicity, maritalStatus, document);
    fields().forEach(field -> field.label(words, hinted.contains(field)));
    ((DatePicker) lastSeen.component()).setI18n(words.calendar());
    ((DatePicker) lastSeen.component()).setLocale(words.locale());
    ((TimePicker) hour.component()).setLocale(words.locale());
    ((IntegerField) age.component())
        .setI18n(
            new IntegerField.IntegerFieldI18n().setBadInputErrorMessage(words.text("number.bad")));
    offer(municipality, words.places());
    offer(ethnicity, words.options("ethnic-people"));
    offer(maritalStatus, words.options("marital-status"));
  }

  @SuppressWarnings("unchecked")
  private static void offer(FormField<Option> field, List<Option> options) {
    field.offer(options, ((ComboBox<Option>) field.component())::setItems);
  }

  /** A woman is not a man: what cannot be is not offered. */
  private void offerSexes() {
    sex.offer(
        kind.getValue() == AlertKind.WOMAN ? List.of(Sex.F, Sex.X) : List.of(Sex.values()),
        sexes::setItems);
  }

  private String sex(Sex one) {
    return words.text("sex." + one.name().toLowerCase(Locale.ROOT));
  }

  /** Empties it for another alert. */
  void begin() {
    kind.setReadOnly(false);
    kind.setValue(AlertKind.WOMAN);
    fields().forEach(field -> field.fill(Optional.empty()));
  }

  /** Shows this draft in the place of whatever there is. */
  void show(AlertDraft draft) {
    fields().forEach(field -> field.settle());
    merge(draft);
  }

  /** Shows this draft where nothing was typed; elsewhere says what was saved meanwhile. */
  void merge(AlertDraft draft) {
    kind.setReadOnly(true);
    kind.setValue(draft.kind());
    name.merge(draft.name(), words);
    withoutName.merge(Optional.of(draft.withoutName()).filter(without -> without), words);
    age.merge(draft.age(), words);
    sex.merge(draft.sex(), words);
    lastSeen.merge(draft.lastSeen(), words);
    hour.merge(draft.hour(), words);
    municipality.merge(
        draft.municipality().map(code -> new Option(code, words.placeName(code))), words);
    spanish.merge(text(draft, "es"), words);
    english.merge(text(draft, "en"), words);
    address.merge(draft.address(), words);
    ethnicity.merge(option("ethnic-people", draft.ethnicity()), words);
    maritalStatus.merge(option("marital-status", draft.maritalStatus()), words);
    reporter.merge(reported(draft, Reporter::name), words);
    relationship.merge(reported(draft, Reporter::relationship), words);
    document.merge(reported(draft, Reporter::document), words);
    contact.merge(reported(draft, Reporter::contact), words);
  }

  private Optional<Option> option(String list, Optional<String> code) {
    return code.flatMap(chosen ->
        words.options(list).stream().filter(each -> each.code().equals(chosen)).findFirst());
  }

  private static Optional<String> text(AlertDraft draft, String language) {
    return draft.description().flatMap(label -> Optional.ofNullable(label.texts().get(language)));
  }

  private static Optional<String> reported(AlertDraft draft, Function<Reporter, String> part) {
    return draft.reporter().map(part).filter(text -> !text.isEmpty());
  }

  /** What is typed is saved. */
  void settle() {
    fields().forEach(FormField::settle);
  }

  boolean isTyped() {
    return fields().anyMatch(FormField::isTyped);
  }

  /** What is written, unless a field holds what cannot be read, which it says itself. */
  Optional<AlertDraft> draft() {
    boolean translated = english.value().isPresent() && spanish.value().isEmpty();
    if (translated) {
      spanish.refuse(words.text("description.spanish"));
    }
    return translated || fields().anyMatch(FormField::isUnreadable)
        ? Optional.empty()
        : Optional.of(written());
  }

  /** What is written, as far as it can be read. */
  AlertDraft written() {
    return new AlertDraft(
        kind.getValue(),
        stripped(name),
        withoutName.value().orElse(false),
        age.value(),
        sex.value(),
        stripped(address),
        lastSeen.value(),
        hour.value(),
        municipality.value().map(Option::code),
        stripped(spanish).map(this::description),
        reporter(),
        ethnicity.value().map(Option::code),
        maritalStatus.value().map(Option::code));
  }

  private Label description(String text) {
    return stripped(english).map(other -> Label.of(text, other)).orElseGet(() -> Label.same(text));
  }

  private Optional<Reporter> reporter() {
    Reporter one =
        new Reporter(
            stripped(reporter).orElse(""),
            stripped(document).orElse(""),
            stripped(relationship).orElse(""),
            stripped(contact).orElse(""));
    return Optional.of(one).filter(given -> !given.equals(new Reporter("", "", "", "")));
  }

  private static Optional<String> stripped(FormField<String> field) {
    return field.value().map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Shows each problem beside its field, and takes away those that are solved. */
  void tell(List<AlertProblem> problems) {
    fields().forEach(FormField::allow);
    for (AlertProblem problem : problems) {
      FormField<?> field = byProblem.get(problem.field());
      if (field != null) {
        field.refuse(problem.text(words.locale()));
      }
    }
  }

  /** Leads to the field that a problem is about. */
  void focus(Field problem) {
    FormField<?> field = byProblem.get(problem);
    if (field != null) {
      field.focus();
    }
  }
}
