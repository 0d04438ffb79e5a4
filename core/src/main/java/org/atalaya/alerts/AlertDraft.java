// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.atalaya.cases.Label;

/**
 * What staff know of a person who is missing. Any of it may be missing while it is a draft; what an
 * activation requires depends on the kind.
 *
 * @param name in full, for staff at least
 * @param withoutName whether she is searched for without her name, for her safety
 * @param age in years, when she was last seen: 18 to 120 for a woman, 0 to 17 for a child
 * @param address where she lives, for staff only
 * @param lastSeen the day, in the authority's time zone
 * @param hour about when on that day, for staff and, as a band of hours, for statistics
 * @param municipality code of the country pack: where she was last seen
 * @param description appearance and clothing, for the public
 * @param ethnicity code of the people she belongs to; for statistics
 * @param maritalStatus code; for statistics
 */
public record AlertDraft(
    AlertKind kind,
    Optional<String> name,
    boolean withoutName,
    Optional<Integer> age,
    Optional<Sex> sex,
    Optional<String> address,
    Optional<LocalDate> lastSeen,
    Optional<LocalTime> hour,
    Optional<String> municipality,
    Optional<Label> description,
    Optional<Reporter> reporter,
    Optional<String> ethnicity,
    Optional<String> maritalStatus) {

  /** A draft of a kind, with nothing in it yet. */
  public static Builder of(AlertKind kind) {
    return new Builder(kind);
  }

  /** This draft, to make another of it. */
  public Builder with() {
    Builder builder = new Builder(kind);
    builder.name = name;
    builder.withoutName = withoutName;
    builder.age = age;
    builder.sex = sex;
    builder.address = address;
    builder.lastSeen = lastSeen;
    builder.hour = hour;
    builder.municipality = municipality;
    builder.description = description;
    builder.reporter = reporter;
    builder.ethnicity = ethnicity;
    builder.maritalStatus = maritalStatus;
    return builder;
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "AlertDraft[kind=%s]".formatted(kind);
  }

  /** Fills in a draft. Texts are stripped; an empty one is as good as none. */
  public static final class Builder {

    private final AlertKind kind;
    private Optional<String> name = Optional.empty();
    private boolean withoutName;
    private Optional<Integer> age = Optional.empty();
    private Optional<Sex> sex = Optional.empty();
    private Optional<String> address = Optional.empty();
    private Optional<LocalDate> lastSeen = Optional.empty();
    private Optional<LocalTime> hour = Optional.empty();
    private Optional<String> municipality = Optional.empty();
    private Optional<Label> description = Optional.empty();
    private Optional<Reporter> reporter = Optional.empty();
    private Optional<String> ethnicity = Optional.empty();
    private Optional<String> maritalStatus = Optional.empty();

    private Builder(AlertKind kind) {
      this.kind = kind;
    }

    public Builder name(String text) {
      name = filled(text);
      return this;
    }

    public Builder withoutName(boolean without) {
      withoutName = without;
      return this;
    }

    public Builder age(int years) {
      age = Optional.of(years);
      return this;
    }

    public Builder sex(Sex one) {
      sex = Optional.of(one);
      return this;
    }

    public Builder address(String text) {
      address = filled(text);
      return this;
    }

    public Builder lastSeen(LocalDate day) {
      lastSeen = Optional.of(day);
      return this;
    }

    /** The day and about when on it. */
    public Builder lastSeen(LocalDate day, LocalTime time) {
      hour = Optional.of(time);
      return lastSeen(day);
    }

    public Builder municipality(String code) {
      municipality = filled(code);
      return this;
    }

    public Builder description(Label text) {
      description = Optional.of(text);
      return this;
    }

    public Builder reporter(Reporter one) {
      reporter = Optional.of(one);
      return this;
    }

    public Builder ethnicity(String code) {
      ethnicity = filled(code);
      return this;
    }

    public Builder maritalStatus(String code) {
      maritalStatus = filled(code);
      return this;
    }

    private static Optional<String> filled(String text) {
      return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }

    /** The draft. */
    public AlertDraft build() {
      return new AlertDraft(
          kind,
          name,
          withoutName,
          age,
          sex,
          address,
          lastSeen,
          hour,
          municipality,
          description,
          reporter,
          ethnicity,
          maritalStatus);
    }
  }
}
