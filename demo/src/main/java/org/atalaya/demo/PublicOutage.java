// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * An outage of the public answers that an evaluator causes and that ends by itself: the sites that
 * embed them then show what they show to readers while the observatory cannot be reached.
 */
public final class PublicOutage extends HttpFilter {

  /** How long it lasts. */
  public static final Duration LENGTH = Duration.ofMinutes(1);

  private static final long serialVersionUID = 1L;

  private final transient InstantSource clock;
  private volatile Instant until = Instant.MIN;

  PublicOutage(InstantSource clock) {
    this.clock = clock;
  }

  /** Begins it. */
  public void begin() {
    until = clock.instant().plus(LENGTH);
  }

  /** Ends it. */
  public void end() {
    until = Instant.MIN;
  }

  /** How much longer it lasts; empty while there is none. */
  public Optional<Duration> left() {
    Instant now = clock.instant();
    return now.isBefore(until) ? Optional.of(Duration.between(now, until)) : Optional.empty();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (left().isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    // As a proxy answers for a server that is gone: nothing of ours is in it.
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cache-Control", "no-store");
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
  }
}
