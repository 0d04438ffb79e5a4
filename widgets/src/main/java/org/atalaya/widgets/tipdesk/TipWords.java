// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.function.SerializableSupplier;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.Category;
import org.atalaya.tips.EnvelopeReader;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.InvalidEnvelopeException;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipEnvelope;
import org.atalaya.tips.TipState;
import org.atalaya.tips.sealing.Recipients;
import org.atalaya.widgets.desk.DeskI18n;
import org.atalaya.widgets.desk.DeskReference;
import org.atalaya.widgets.desk.DeskText;
import org.jspecify.annotations.Nullable;

/** What the parts of a desk share: what they work on, and how things are said. */
final class TipWords implements DeskText {

  private static final long serialVersionUID = 1L;

  /** Enough of an id to tell apart what is on a screen. */
  private static final int SHORT = 8;

  private final DeskReference<TipDeskSource> source;
  private final SerializableSupplier<DeskI18n> i18n;
  private transient @Nullable EnvelopeReader envelopes;

  TipWords(DeskReference<TipDeskSource> source, SerializableSupplier<DeskI18n> i18n) {
    this.source = source;
    this.i18n = i18n;
  }

  TipDeskSource source() {
    return source.get();
  }

  Locale locale() {
    return i18n.get().locale();
  }

  @Override
  public String text(String key, Object... arguments) {
    return i18n.get().text(key, arguments);
  }

  String moment(Instant moment) {
    return i18n.get().moment(moment, source().clock().getZone());
  }

  static String shortened(String id) {
    return id.substring(0, Math.min(SHORT, id.length()));
  }

  /** What an envelope says; empty if it is none that is taken in now. */
  Optional<TipEnvelope> envelope(InboxEntry entry) {
    EnvelopeReader reader = envelopes;
    if (reader == null) {
      reader = new EnvelopeReader(TipCodes.of(source().codes()));
      envelopes = reader;
    }
    try {
      return Optional.of(reader.read(entry.envelope()));
    } catch (InvalidEnvelopeException e) {
      // Told as one that cannot be read: a code that was known once may be gone.
      return Optional.empty();
    }
  }

  /** Since when it waits or is worked on, as far as the desk knows. */
  static Instant since(InboxEntry entry) {
    Instant acknowledged = entry.acknowledgedAt();
    Instant arrived = entry.arrivedAt();
    if (entry.state() != TipState.RECEIVED && acknowledged != null) {
      return acknowledged;
    }
    return arrived == null ? entry.receivedHour() : arrived;
  }

  boolean isOverdue(InboxEntry entry) {
    return entry.state() == TipState.RECEIVED
        && since(entry).plus(source().acknowledgeWithin()).isBefore(source().clock().instant());
  }

  /** The name of a unit; its id where no list has it any more. */
  String unit(String id) {
    return source().recipients().current().units().stream()
        .filter(unit -> unit.unit().equals(id))
        .findFirst()
        .map(this::name)
        .orElse(id);
  }

  private String name(Recipients.UnitKey unit) {
    return locale().getLanguage().equals("en") ? unit.english() : unit.spanish();
  }

  /** The units that a tip may go to from where it is, by name. */
  List<String> others(InboxEntry entry) {
    Set<String> allowed =
        envelope(entry).map(read -> source().router().allowed(read)).orElse(Set.of());
    Instant now = source().clock().instant();
    return allowed.stream()
        .filter(unit -> !unit.equals(entry.unit()))
        .filter(unit -> source().recipients().current().of(unit, now).isPresent())
        .sorted(Comparator.comparing(this::unit))
        .toList();
  }

  /** The name of a code. */
  String category(String list, String code) {
    return source().codes().find(list).stream()
        .flatMap(List::stream)
        .filter(category -> category.code().equals(code))
        .findFirst()
        .map(Category::label)
        .map(label -> label.in(locale()))
        .orElse(code);
  }
}
