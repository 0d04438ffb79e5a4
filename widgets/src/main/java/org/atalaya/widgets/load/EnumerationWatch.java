// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notices that somebody tries one code or person after the other: counts what fails for each
 * network, each organisation and this node within a window, and raises an alarm once in a window
 * when it is too much. It stops nobody: that is {@link ClientAllowance}'s.
 */
public final class EnumerationWatch {

  /** More at once are counted with the node alone. */
  private static final int MOST_COUNTED = 50_000;

  private final Settings settings;
  private final Alarm alarm;
  private final Cache<String, AtomicInteger> counts;

  /**
   * What is too much.
   *
   * @param window in which is counted, above zero
   * @param network how many of one network, from 1 on
   * @param organisation how many of one organisation, from 1 on
   * @param node how many in all, from 1 on
   */
  public record Settings(Duration window, int network, int organisation, int node) {

    public Settings {
      if (!window.isPositive() || network < 1 || organisation < 1 || node < 1) {
        throw new IllegalArgumentException(
            "atalaya.registry.alarm-*: allowed: a window above zero, numbers from 1 on. Provided:"
                + " %s, %d, %d, %d".formatted(window, network, organisation, node));
      }
    }

    int most(Scope scope) {
      return switch (scope) {
        case NETWORK -> network;
        case ORGANISATION -> organisation;
        case NODE -> node;
      };
    }
  }

  /** By whom it is too much. */
  public enum Scope {
    NETWORK,
    ORGANISATION,
    NODE
  }

  /** Is told of it. */
  @FunctionalInterface
  public interface Alarm {

    /**
     * Somebody tries too much.
     *
     * @param what is tried, in a word
     * @param scope of what kind they are, never who
     */
    void raised(String what, Scope scope);
  }

  /** The watch of this node. */
  public EnumerationWatch(Settings settings, Alarm alarm, InstantSource clock) {
    this.settings = settings;
    this.alarm = alarm;
    counts =
        Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .expireAfterWrite(settings.window())
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /**
   * Counts one that failed.
   *
   * @param what was tried, in a word
   * @param network as {@link ClientAllowance#network} names it
   * @param organisation by its id; empty for none
   */
  public void failed(String what, String network, String organisation) {
    count(what, Scope.NETWORK, network);
    if (!organisation.isEmpty()) {
      count(what, Scope.ORGANISATION, organisation);
    }
    count(what, Scope.NODE, "");
  }

  private void count(String what, Scope scope, String who) {
    String key = String.join("\n", what, scope.name(), who);
    int number = counts.get(key, first -> new AtomicInteger()).incrementAndGet();
    if (number == settings.most(scope)) {
      alarm.raised(what, scope);
    }
  }
}
