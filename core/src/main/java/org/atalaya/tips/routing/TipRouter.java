// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;
import org.atalaya.tips.TipEnvelope;
import org.atalaya.tips.TipEnvelope.Minor;
import org.atalaya.tips.routing.Route.Reason;

/**
 * Finds the unit that a tip goes to, by what its envelope says. The first rule that names a unit
 * decides:
 *
 * <ol>
 *   <li>it concerns somebody in a prosecutor's office or the police: the inspectorate, whatever
 *       else it says, and never another unit
 *   <li>it names an alert: the unit that has the alert's case
 *   <li>it names a case: the unit that has it
 *   <li>somebody under age is concerned: the office for minors
 *   <li>its offence and place: the office on duty
 *   <li>else: the fallback unit
 * </ol>
 *
 * <p>A directory that does not answer makes no tip wait and loses none: it goes to the fallback
 * unit and says so. For public nodes, too: of the directory it asks nothing but for units.
 * <strong>Not hidden:</strong> who may ask for routes learns which unit has the case of a number,
 * so askers need a limit.
 *
 * <pre>{@code
 * Route route = new TipRouter(routing, directory, clock).route(envelope);
 * }</pre>
 */
public final class TipRouter {

  private static final Wording WORDING = Wording.of(TipRouter.class);

  private final TipRouting routing;
  private final ProsecutorDirectory directory;
  private final InstantSource clock;

  /** A router by these rules. */
  public TipRouter(TipRouting routing, ProsecutorDirectory directory, InstantSource clock) {
    this.routing = routing;
    this.directory = directory;
    this.clock = clock;
  }

  /** Where a tip with this envelope goes now. */
  public Route route(TipEnvelope envelope) {
    if (envelope.office()) {
      return to(routing.inspectorate(), Reason.OFFICE);
    }
    try {
      return assigned(envelope).orElseGet(() -> byRules(envelope));
    } catch (DirectoryUnavailableException e) {
      return to(routing.fallback(), Reason.DIRECTORY_AWAY);
    }
  }

  /**
   * The unit that has the alert or the case of a tip now. Empty if it names none, nobody has it or
   * a unit that gets no tips does; and if it is about an office, which only the inspectorate gets.
   *
   * @throws DirectoryUnavailableException if the directory does not answer
   */
  public Optional<Route> ofItsCase(TipEnvelope envelope) {
    return envelope.office()
        ? Optional.empty()
        : assigned(envelope).filter(route -> !route.reason().isMakeshift());
  }

  /** The units that a tip may be forwarded to. */
  public Set<String> allowed(TipEnvelope envelope) {
    return envelope.office() ? Set.of(routing.inspectorate()) : routing.units().keySet();
  }

  private Optional<Route> assigned(TipEnvelope envelope) {
    return envelope
        .alert()
        .flatMap(directory::ofAlert)
        .map(found -> to(found, Reason.ALERT))
        .or(() ->
            envelope.caseNumber().flatMap(directory::ofCase).map(found -> to(found, Reason.CASE)));
  }

  private Route byRules(TipEnvelope envelope) {
    if (envelope.minor() == Minor.YES) {
      return to(routing.minors(), Reason.MINOR);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), routing.zone());
    return routing.duty().stream()
        .filter(rule -> rule.matches(envelope))
        .findFirst()
        .map(rule -> to(rule.unit(today), Reason.DUTY))
        .orElseGet(() -> to(routing.fallback(), Reason.NO_OTHER));
  }

  private Route to(Assignment found, Reason reason) {
    return routing.units().containsKey(found.unit())
        ? to(found.unit(), reason)
        : to(routing.fallback(), Reason.UNKNOWN_UNIT);
  }

  private static Route to(String unit, Reason reason) {
    return new Route(unit, reason, explanation(reason));
  }

  static Label explanation(Reason reason) {
    return WORDING.label("because." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
