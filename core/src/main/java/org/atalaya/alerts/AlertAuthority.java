// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.net.URI;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.cases.Label;

/**
 * Who issues the alerts, from the country pack.
 *
 * @param sender by which the Common Alerting Protocol knows it, a host name as a rule
 * @param name of the authority
 * @param zone whose dates it writes
 * @param kinds what it issues
 * @param emergency number of the police
 * @param tipForm http or https address of the page on which people tell what they know; empty where
 *     there are the numbers alone
 */
public record AlertAuthority(
    String sender,
    Label name,
    ZoneId zone,
    Map<AlertKind, KindOfAlert> kinds,
    String emergency,
    Optional<URI> tipForm) {

  public AlertAuthority {
    kinds = Map.copyOf(kinds);
    tipForm.ifPresent(AlertAuthority::check);
    if (!kinds.keySet().containsAll(EnumSet.allOf(AlertKind.class))) {
      throw new IllegalArgumentException("the authority names every kind of alert");
    }
  }

  /**
   * A kind of alert, as a country calls it.
   *
   * @param name of the alert, for example "Alerta Isabel-Claudina"
   * @param prefix of the numbers of its bulletins, for example "IC"
   * @param line the number to call with what one knows
   */
  public record KindOfAlert(Label name, String prefix, String line) {}

  private static void check(URI form) {
    boolean web = "https".equals(form.getScheme()) || "http".equals(form.getScheme());
    if (!web || form.getHost() == null || form.getFragment() != null) {
      throw new IllegalArgumentException(
          "the form for tips has an http or https address without a fragment. Provided value: "
              + form);
    }
  }

  /** The same with a page on which people tell what they know. */
  public AlertAuthority withTipForm(URI form) {
    return new AlertAuthority(sender, name, zone, kinds, emergency, Optional.of(form));
  }

  /** Where people tell what they know of an alert: the form with {@code alert} filled in. */
  public Optional<URI> tip(UUID alert) {
    return tipForm.map(
        form -> URI.create(form + (form.getQuery() == null ? "?" : "&") + "alert=" + alert));
  }

  /** What it calls a kind. */
  public KindOfAlert of(AlertKind kind) {
    KindOfAlert found = kinds.get(kind);
    if (found == null) {
      throw new IllegalStateException("the authority names every kind of alert");
    }
    return found;
  }
}
