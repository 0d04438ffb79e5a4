// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import org.atalaya.widgets.web.AnswerObserver;

/** Counts and times public answers, by how they came about and never by what was asked. */
final class AnswerMeters implements AnswerObserver {

  private final MeterRegistry registry;

  AnswerMeters(MeterRegistry registry) {
    this.registry = registry;
    // All at once, so that what has not happened yet is zero and not absent.
    Arrays.stream(Outcome.values()).forEach(this::timer);
    Arrays.stream(Refusal.values()).forEach(this::counter);
  }

  private Timer timer(Outcome outcome) {
    return Timer.builder("atalaya.answers")
        .description("Public answers, until they were there to be sent")
        .tag("outcome", outcome.id())
        .register(registry);
  }

  private Counter counter(Refusal reason) {
    return Counter.builder("atalaya.refusals")
        .description("Answers that could not be made")
        .tag("reason", reason.id())
        .register(registry);
  }

  @Override
  public void answered(Outcome outcome, Duration took) {
    timer(outcome).record(took);
  }

  @Override
  public void notMade(Refusal reason) {
    counter(reason).increment();
  }
}
