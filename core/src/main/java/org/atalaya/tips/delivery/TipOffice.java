// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.atalaya.operations.Outbox.Waiting;
import org.atalaya.tips.EnvelopeReader;
import org.atalaya.tips.ForwardReason;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.TipConflictException;
import org.atalaya.tips.TipInbox;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.routing.DirectoryUnavailableException;
import org.atalaya.tips.routing.Route;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.sealing.TipId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node for staff does without being asked, so that every tip is with somebody: tips come to
 * the desk, those who have to know are told, superiors are told of what nobody acknowledges, tips
 * follow their cases to other units, and uploads that were given up go. Several nodes may do it at
 * once.
 *
 * <pre>{@code
 * TipOffice office = new TipOffice(line, reader, parts, DeliverySettings.DEFAULT);
 * scheduler.scheduleWithFixedDelay(office::upkeep, 1, 1, SECONDS);
 * }</pre>
 */
public final class TipOffice {

  /** How the audit chain calls who lets tips follow their cases. */
  public static final String ACTOR = "atalaya:reassignment";

  private static final Duration BETWEEN_REASSIGNMENTS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(TipOffice.class);

  private final TipLine line;
  private final TipDelivery.Parts parts;
  private final DeskTips tips;
  private final TipDelivery delivery;
  private final TipRouter router;
  private @Nullable Instant reassigned;
  private @Nullable Instant swept;

  /**
   * The office of a line.
   *
   * @param line of a node for staff
   * @param reader of envelopes, by the codes that the public nodes route by
   */
  public TipOffice(
      TipLine line, EnvelopeReader reader, TipDelivery.Parts parts, DeliverySettings settings) {
    this.line = line;
    this.parts = parts;
    tips = new DeskTips(line.inbox(), reader);
    delivery = new TipDelivery(parts, tips, settings);
    router = new TipRouter(parts.routing(), parts.directory(), parts.clock());
  }

  /** The tips that wait. */
  public WaitingTips tips() {
    return tips;
  }

  /** The delivery, for its dead letters. */
  public TipDelivery delivery() {
    return delivery;
  }

  /**
   * Does what is to be done now: every second or so {@link #deliver}, each minute {@link
   * #reassign}, each hour the sweeping of uploads.
   *
   * @throws org.atalaya.operations.StoreException if the database does not take it; nothing is lost
   *     by that, so do it again
   */
  public synchronized void upkeep() {
    Instant now = parts.clock().instant();
    if (isDue(reassigned, now, BETWEEN_REASSIGNMENTS)) {
      reassign();
      reassigned = now;
    }
    deliver();
    if (isDue(swept, now, BETWEEN_SWEEPS)) {
      line.uploads().sweep();
      swept = now;
    }
  }

  /** A clock that was set back lets it be done at once, not after all the time it was set back. */
  private static boolean isDue(@Nullable Instant last, Instant now, Duration between) {
    return last == null || now.isBefore(last) || !now.isBefore(last.plus(between));
  }

  /**
   * Brings to the desk what waits for it, lets superiors be told, and tells.
   *
   * @return how many tips, or additions to them, came to the desk
   */
  public int deliver() {
    int arrived = bring();
    tell();
    return arrived;
  }

  /**
   * Brings to the desk what waits for it. Apart from {@link #tell}, since no tip is to wait there
   * for a mail server that does not answer.
   *
   * @return how many tips, or additions to them, came to the desk
   */
  public int bring() {
    int[] arrived = {0};
    parts.outbox().deliver(TipLine.DESK, waiting -> arrived[0] += arrive(waiting) ? 1 : 0);
    return arrived[0];
  }

  /** Lets superiors be told of what nobody acknowledges, and tells. */
  public void tell() {
    delivery.escalate();
    delivery.deliver();
  }

  private boolean arrive(Waiting waiting) {
    return line.inbox()
        .arrived(
            new TipId(waiting.message().subject()),
            (connection, entry) -> delivery.announce(connection, tips.waiting(entry)));
  }

  /**
   * Lets open tips follow their alerts and cases to the unit that has them now, and those that came
   * to another while the directory was away. What staff forwarded for a reason of their own stays
   * where it is, and so does what is about an office.
   *
   * @return how many went to another unit
   */
  public int reassign() {
    int moved = 0;
    try {
      for (WaitingTip tip : tips.open()) {
        Optional<Route> route =
            router.ofItsCase(tip.envelope()).filter(found -> !found.unit().equals(tip.unit()));
        moved += route.isPresent() && move(new TipId(tip.id()), route.get().unit()) ? 1 : 0;
      }
    } catch (DirectoryUnavailableException e) {
      LOG.warn("open tips stay where they are, as the directory does not answer");
    }
    return moved;
  }

  private boolean move(TipId id, String unit) {
    TipInbox inbox = line.inbox();
    if (inbox.forwardedFor(id).filter(reason -> reason != ForwardReason.REASSIGNED).isPresent()) {
      return false;
    }
    try {
      Optional<InboxEntry> entry = inbox.find(id);
      entry.ifPresent(
          one -> inbox.forward(ACTOR, id, one.revision(), unit, ForwardReason.REASSIGNED));
      return entry.isPresent();
    } catch (TipConflictException e) {
      // Another node did it, or its key is on another node for staff; the next run tries again.
      LOG.warn("a tip did not follow its case to another unit: {}", e.kind());
      return false;
    }
  }
}
