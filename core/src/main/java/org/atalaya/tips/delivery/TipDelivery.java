// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.alerts.webhooks.SignedPost;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;
import org.atalaya.operations.Outbox.Waiting;
import org.atalaya.operations.OutboxMessage;
import org.atalaya.tips.delivery.internal.EscalationTable;
import org.atalaya.tips.routing.ChargeFinder;
import org.atalaya.tips.routing.DirectoryUnavailableException;
import org.atalaya.tips.routing.Prosecutor;
import org.atalaya.tips.routing.ProsecutorDirectory;
import org.atalaya.tips.routing.TipRouting;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells those who have to know that a tip waits. What is to be told is put into the outbox in the
 * transaction that makes the tip wait ({@link #announce}), so that neither is there without the
 * other; {@link #escalate} and {@link #deliver} are for nodes for staff to do every few seconds, on
 * one node or several. Who is told is found out when it is told: who took over meanwhile is told,
 * and nobody of what is acknowledged.
 *
 * <p>Of a tip about an office or the police the case system hears nothing: it is read beyond the
 * inspectorate.
 *
 * <pre>{@code
 * store.write(connection -> { …; delivery.announce(connection, tip); return null; });
 * delivery.escalate();
 * delivery.deliver();
 * }</pre>
 */
public final class TipDelivery {

  /** Superiors above a person in charge that are told, one after the other. */
  public static final int MOST_LEVELS = 5;

  /** What waits for the case system. */
  public static final String CASE_SYSTEM = "tip-case-system";

  private static final String ARRIVED = "arrived";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Parts parts;
  private final WaitingTips tips;
  private final DeliverySettings settings;
  private final EscalationTable table;
  private final ChargeFinder finder;

  /**
   * What it works with.
   *
   * @param outbox of the store, with a lease longer than sending a notice may take
   * @param notices null on a node that tells nobody: what is to be told waits for one that does
   * @param post to the case system; null on a node that posts nothing, likewise
   * @param random for jitter
   */
  public record Parts(
      OperationalStore store,
      Outbox outbox,
      TipRouting routing,
      ProsecutorDirectory directory,
      @Nullable NoticeSender notices,
      @Nullable SignedPost post,
      InstantSource clock,
      RandomGenerator random) {}

  /** Neither the person who is to be told nor the unit has an address. */
  private static final class NoAddressException extends Exception {
    NoAddressException() {
      super("there is no address for a notice");
    }
  }

  /** The delivery of tips in a store whose tables are there: those of {@code tips}. */
  public TipDelivery(Parts parts, WaitingTips tips, DeliverySettings settings) {
    this.parts = parts;
    this.tips = tips;
    this.settings = settings;
    table = new EscalationTable(parts.store().engine());
    finder = new ChargeFinder(parts.routing(), parts.directory(), parts.clock());
  }

  /**
   * Lets it be told of a tip that a unit has got, in the transaction of {@code connection}: also of
   * one that was forwarded to it.
   */
  public void announce(Connection connection, WaitingTip tip) {
    long jitter = settings.jitter().toMillis();
    Duration delay = Duration.ofMillis(jitter == 0 ? 0 : parts.random().nextLong(jitter + 1));
    parts.outbox().add(connection, new OutboxMessage(notices(0), tip.id(), ARRIVED), delay);
    if (settings.caseSystem().isPresent() && !tip.envelope().office()) {
      parts.outbox().add(connection, new OutboxMessage(CASE_SYSTEM, tip.id(), ARRIVED));
    }
  }

  /**
   * Lets the next superior be told of each tip that has waited too long for an acknowledgement; the
   * last one is told again after each step. A node that tells nobody lets nobody be told.
   *
   * @return of how many
   */
  public int escalate() {
    if (parts.notices() == null) {
      return 0;
    }
    List<WaitingTip> waiting = tips.unacknowledged();
    Map<String, EscalationTable.Row> known = parts.store().read(table::all);
    Set<String> over = new HashSet<>(known.keySet());
    int raised = 0;
    for (WaitingTip tip : waiting) {
      over.remove(tip.id());
      raised += advance(tip, Optional.ofNullable(known.get(tip.id()))) ? 1 : 0;
    }
    if (!over.isEmpty()) {
      parts.store().write(connection -> table.remove(connection, over));
    }
    return raised;
  }

  /** A unit that got it anew has its own time to answer. */
  private static Escalation present(WaitingTip tip, Optional<EscalationTable.Row> known) {
    return known
        .filter(row -> !row.at().isBefore(tip.since()))
        .map(row -> new Escalation(row.level(), row.at()))
        .orElseGet(() -> new Escalation(0, tip.since()));
  }

  /** Unless another node has done it since. */
  private boolean advance(WaitingTip tip, Optional<EscalationTable.Row> known) {
    Escalation present = present(tip, known);
    Instant now = parts.clock().instant();
    Optional<Escalation> next = present.next(now, settings.step(), () -> top(tip));
    if (next.isEmpty()) {
      return false;
    }
    EscalationTable.Row row =
        new EscalationTable.Row(tip.id(), next.get().level(), next.get().at());
    boolean due = !now.isBefore(present.at());
    return parts
        .store()
        .write(connection -> {
          boolean mine = table.put(connection, known, row);
          if (mine && due) {
            String channel = notices(row.level());
            parts.outbox().add(connection, new OutboxMessage(channel, tip.id(), "escalated"));
          }
          return mine && due;
        });
  }

  private int top(WaitingTip tip) {
    return Math.min(MOST_LEVELS, finder.superiors(tip.envelope(), tip.unit()).size());
  }

  /**
   * Delivers what is due.
   *
   * @return how many messages arrived
   */
  public int deliver() {
    NoticeSender sender = parts.notices();
    int arrived = sender == null ? 0 : deliver(sender);
    SignedPost post = parts.post();
    return post == null
        ? arrived
        : arrived + parts.outbox().deliver(CASE_SYSTEM, waiting -> tellCaseSystem(waiting, post));
  }

  private int deliver(NoticeSender sender) {
    int arrived = 0;
    for (int level = 0; level <= MOST_LEVELS; level++) {
      int told = level;
      arrived += parts.outbox().deliver(notices(level), waiting -> notify(waiting, told, sender));
    }
    return arrived;
  }

  private void notify(Waiting waiting, int level, NoticeSender sender) throws Exception {
    Optional<WaitingTip> tip =
        tips.find(waiting.message().subject()).filter(one -> !one.acknowledged());
    if (tip.isPresent()) {
      sender.send(address(tip.get(), level));
    }
  }

  private String address(WaitingTip tip, int level) throws NoAddressException {
    return mail(person(tip, level))
        .or(() -> parts.routing().unit(tip.envelope(), tip.unit()).mail())
        .orElseThrow(NoAddressException::new);
  }

  private Optional<String> mail(String person) {
    try {
      return parts.directory().find(person).flatMap(Prosecutor::mail);
    } catch (DirectoryUnavailableException e) {
      // The unit's address remains.
      return Optional.empty();
    }
  }

  private String person(WaitingTip tip, int level) {
    if (level == 0) {
      return finder.find(tip.envelope(), tip.unit()).person();
    }
    List<String> superiors = finder.superiors(tip.envelope(), tip.unit());
    return superiors.get(Math.min(level, superiors.size()) - 1);
  }

  private void tellCaseSystem(Waiting waiting, SignedPost post) throws Exception {
    Optional<WaitingTip> tip =
        tips.find(waiting.message().subject()).filter(one -> !one.envelope().office());
    if (tip.isPresent() && settings.caseSystem().isPresent()) {
      ObjectNode body = JSON.createObjectNode();
      body.put("message", waiting.position());
      body.put("tip", tip.get().id());
      body.put("unit", tip.get().unit());
      body.put("kind", waiting.message().kind());
      post.send(settings.caseSystem().get(), waiting.position(), JSON.writeValueAsBytes(body));
    }
  }

  /** What was given up, for staff to revive or discard by the outbox; the oldest first. */
  public List<Waiting> deadLetters() {
    List<Waiting> dead = new ArrayList<>();
    Stream.concat(
            IntStream.rangeClosed(0, MOST_LEVELS).mapToObj(TipDelivery::notices),
            Stream.of(CASE_SYSTEM))
        .forEach(channel -> dead.addAll(parts.outbox().deadLetters(channel)));
    return dead;
  }

  /** Each level a channel of its own: a mailbox that takes nothing holds up no superior. */
  static String notices(int level) {
    return "tip-notices-" + level;
  }
}
