// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.atalaya.cases.Wording;
import org.atalaya.tips.TipEnvelope;
import org.atalaya.tips.routing.InCharge.Reason;

/**
 * Finds the person in charge of a tip within its unit, on nodes for staff: who has the case, else
 * who is on duty; for who is absent the substitute, and the substitute's, else the nearest superior
 * who is there; else the head of the unit, absent or not. Only people of the unit are found, as
 * only they can open the tip. Circles of substitutes or superiors end where they close.
 */
public final class ChargeFinder {

  private static final Wording WORDING = Wording.of(ChargeFinder.class);

  private final TipRouting routing;
  private final ProsecutorDirectory directory;
  private final InstantSource clock;

  /** A finder that asks this directory. */
  public ChargeFinder(TipRouting routing, ProsecutorDirectory directory, InstantSource clock) {
    this.routing = routing;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Who is in charge of a tip now.
   *
   * @param unit that has the tip, which may not be the one that it was routed to
   */
  public InCharge find(TipEnvelope envelope, String unit) {
    Unit known = routing.unit(envelope, unit);
    try {
      return search(envelope, unit).orElseGet(() -> of(known.head(), Reason.HEAD));
    } catch (DirectoryUnavailableException e) {
      return of(known.head(), Reason.DIRECTORY_AWAY);
    }
  }

  private Optional<InCharge> search(TipEnvelope envelope, String unit) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), routing.zone());
    Optional<Prosecutor> assigned = assigned(envelope, unit);
    Optional<Prosecutor> first =
        assigned.or(() -> directory.onDuty(unit, today).flatMap(id -> of(unit, id)));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (first.get().absence(today).isEmpty()) {
      return Optional.of(of(first.get().id(), assigned.isPresent() ? Reason.CASE : Reason.DUTY));
    }
    return present(first.get(), unit, today, person -> substitute(person, today))
        .map(found -> of(found, Reason.SUBSTITUTE))
        .or(() ->
            present(first.get(), unit, today, Prosecutor::superior)
                .map(found -> of(found, Reason.SUPERIOR)));
  }

  /** Of a tip about an office the case is not asked for: who has it may be whom it concerns. */
  private Optional<Prosecutor> assigned(TipEnvelope envelope, String unit) {
    if (envelope.office()) {
      return Optional.empty();
    }
    return envelope
        .alert()
        .flatMap(directory::ofAlert)
        .or(() -> envelope.caseNumber().flatMap(directory::ofCase))
        .flatMap(Assignment::person)
        .flatMap(id -> of(unit, id));
  }

  /** The person of this id, if of the unit. */
  private Optional<Prosecutor> of(String unit, String id) {
    return directory.find(id).filter(person -> person.unit().equals(unit));
  }

  private static Optional<String> substitute(Prosecutor person, LocalDate day) {
    return person.absence(day).flatMap(Absence::substitute);
  }

  /** The first who is there of those who follow one another. */
  private Optional<String> present(
      Prosecutor first, String unit, LocalDate day, Function<Prosecutor, Optional<String>> next) {
    return followers(first, next).stream()
        .filter(person -> person.unit().equals(unit) && person.absence(day).isEmpty())
        .map(Prosecutor::id)
        .findFirst();
  }

  private List<Prosecutor> followers(
      Prosecutor first, Function<Prosecutor, Optional<String>> next) {
    List<Prosecutor> followers = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>(Set.of(first.id()));
    Optional<Prosecutor> current = next.apply(first).filter(seen::add).flatMap(directory::find);
    while (current.isPresent()) {
      followers.add(current.get());
      current = next.apply(current.get()).filter(seen::add).flatMap(directory::find);
    }
    return followers;
  }

  /**
   * Who is told of a tip that nobody acknowledges, one after the other: the superiors of who is in
   * charge, of a tip about an office only those in its unit, and the head of the unit at the end;
   * never nobody. Superiors elsewhere learn that there is a tip; they cannot open it.
   */
  public List<String> superiors(TipEnvelope envelope, String unit) {
    Unit known = routing.unit(envelope, unit);
    String person = find(envelope, unit).person();
    Set<String> told = new LinkedHashSet<>();
    try {
      directory
          .find(person)
          .ifPresent(first ->
              followers(first, Prosecutor::superior).stream()
                  .filter(one -> !envelope.office() || one.unit().equals(unit))
                  .forEach(one -> told.add(one.id())));
    } catch (DirectoryUnavailableException e) {
      // The head of the unit remains.
    }
    told.add(known.head());
    told.remove(person);
    return told.isEmpty() ? List.of(person) : List.copyOf(told);
  }

  private static InCharge of(String person, Reason reason) {
    String key = "charge." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new InCharge(person, reason, WORDING.label(key));
  }
}
