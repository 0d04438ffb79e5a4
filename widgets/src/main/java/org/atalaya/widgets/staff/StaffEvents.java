// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.atalaya.alerts.Alerts;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.AuditEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells staff what has changed, as server-sent events: for each act in the audit chain the id of
 * what it was done to and, of an alert, its version now; never content. So it tells what was done
 * on any node of the store: a node looks once a second for all who listen to it.
 *
 * <p>The id of an event is the position in the chain: who comes back with {@code Last-Event-ID}
 * gets what was missed, or the event {@code reload} where that is too much. A stream ends with the
 * session, and after {@value #LONGEST_MINUTES} minutes, when the browser comes back by itself and
 * is looked at anew.
 */
public final class StaffEvents implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StaffEvents.class);
  private static final int LONGEST_MINUTES = 15;
  private static final int MOST_MISSED = 1000;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final AuditChain audit;
  private final Alerts alerts;
  private final Duration heartbeat;
  private final Semaphore free;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("atalaya-staff-events").factory());
  private final Object changed = new Object();
  private long head;
  private boolean closed;

  /**
   * The events of a chain.
   *
   * @param streams how many may listen at the same time
   * @param heartbeat after which something is sent at the latest, so that no proxy cuts the stream
   */
  public StaffEvents(AuditChain audit, Alerts alerts, int streams, Duration heartbeat) {
    this.audit = audit;
    this.alerts = alerts;
    this.heartbeat = heartbeat;
    free = new Semaphore(streams);
    look();
    looking.scheduleWithFixedDelay(
        this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      long now = audit.head().position();
      synchronized (changed) {
        if (now != head) {
          head = now;
          changed.notifyAll();
        }
      }
    } catch (RuntimeException e) {
      // The store is away for a while; the next look tells.
      LOG.warn("Staff events could not be looked for: {}", e.getClass().getName());
    }
  }

  /** Begins a stream; {@code /staff/v1/events} in the servlet's own thread, briefly. */
  void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
    HttpSession session = request.getSession(false);
    if (!free.tryAcquire()) {
      throw StaffRefusedException.of(StaffRefusal.TOO_MANY_STREAMS);
    }
    try {
      long from = from(request.getHeader("Last-Event-ID"));
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Accel-Buffering", "no");
      response.setContentType("text/event-stream");
      response.setCharacterEncoding("UTF-8");
      OutputStream out = response.getOutputStream();
      out.write(StaffAnswer.utf8("retry: 3000\n\n"));
      response.flushBuffer();
      AsyncContext stream = request.startAsync();
      stream.setTimeout(0);
      Thread.ofVirtual().name("atalaya-staff-stream").start(() -> run(stream, out, session, from));
    } catch (IOException | RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private long from(@Nullable String lastEventId) {
    if (lastEventId == null || !lastEventId.matches("[0-9]{1,18}")) {
      return known();
    }
    return Long.parseLong(lastEventId);
  }

  private long known() {
    synchronized (changed) {
      return head;
    }
  }

  private void run(
      AsyncContext stream, OutputStream out, @Nullable HttpSession session, long from) {
    try {
      send(out, session, from);
    } catch (IOException e) {
      // The other side went away, which is how streams end.
    } catch (RuntimeException e) {
      LOG.warn("A staff stream ended: {}", e.getClass().getName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
      stream.complete();
    }
  }

  private void send(OutputStream out, @Nullable HttpSession session, long from)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
    long sent = from;
    while (System.nanoTime() < end && isValid(session)) {
      boolean more = awaitAfter(sent);
      if (!isOpen() || !isValid(session)) {
        return;
      }
      if (more) {
        sent = write(out, sent);
      } else {
        out.write(StaffAnswer.utf8(":\n\n"));
      }
      out.flush();
    }
  }

  /** Whether there is something after {@code sent}, or waits for it as long as a heartbeat. */
  private boolean awaitAfter(long sent) throws InterruptedException {
    long until = System.nanoTime() + heartbeat.toNanos();
    synchronized (changed) {
      while (head == sent && !closed) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        changed.wait(left);
      }
      return head != sent;
    }
  }

  private long write(OutputStream out, long sent) throws IOException {
    long now = known();
    // Before: a store was put back to a backup.
    if (now - sent > MOST_MISSED || now < sent) {
      out.write(StaffAnswer.utf8("id: %d\nevent: reload\ndata: {}\n\n".formatted(now)));
      return now;
    }
    List<AuditEntry> entries = audit.after(sent, MOST_MISSED);
    for (AuditEntry entry : entries) {
      out.write(StaffAnswer.utf8(event(entry)));
    }
    return entries.isEmpty() ? now : entries.getLast().position();
  }

  private String event(AuditEntry entry) {
    OptionalInt version = version(entry.subject());
    String data =
        version.isPresent()
            ? "{\"id\":\"%s\",\"version\":%d}".formatted(entry.subject(), version.getAsInt())
            : "{\"id\":\"%s\"}".formatted(entry.subject());
    return "id: %d\nevent: changed\ndata: %s\n\n".formatted(entry.position(), data);
  }

  private OptionalInt version(String subject) {
    try {
      return alerts.version(UUID.fromString(subject));
    } catch (IllegalArgumentException e) {
      // Not of an alert.
      return OptionalInt.empty();
    }
  }

  /** Whether it has not ended by sign-out or idleness; asking does not keep it alive. */
  private static boolean isValid(@Nullable HttpSession session) {
    try {
      return session != null && session.getCreationTime() >= 0;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private boolean isOpen() {
    synchronized (changed) {
      return !closed;
    }
  }

  /** Ends all streams. */
  @Override
  public void close() {
    synchronized (changed) {
      closed = true;
      changed.notifyAll();
    }
    looking.close();
  }
}
