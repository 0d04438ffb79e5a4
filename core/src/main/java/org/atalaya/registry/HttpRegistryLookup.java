// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks a service of the authority by {@code POST}, with the person in the body only:
 *
 * <pre>{@code
 * {"document": {"kind": "national-number", "country": "GTM", "number": "…"},
 *  "birthDate": "1980-05-04", "givenNames": "…", "familyNames": "…"}
 * }</pre>
 *
 * and takes status 200 with one of
 *
 * <pre>{@code
 * {"outcome": "no-match"}
 * {"outcome": "match"}
 * {"outcome": "doubtful", "differing": ["document", "birth-date", "name"]}
 * }</pre>
 *
 * <p>So the service compares, and hands out nobody who is listed. It has {@link Settings#timeout}
 * for a whole answer; once half of the last 20 failed it is left alone for {@link Settings#pause}.
 * No redirection is followed, and nothing asked again by itself.
 */
public final class HttpRegistryLookup implements RegistryLookup {

  private static final int JUDGED_CALLS = 20;
  private static final int FEWEST_CALLS = 10;
  private static final int TRIAL_CALLS = 3;
  private static final float FAILED_PERCENT = 50;

  private final Settings settings;
  private final Supplier<String> authorization;
  private final HttpClient client;
  private final CircuitBreaker breaker;

  /**
   * How the service is asked.
   *
   * @param address {@code https}, or {@code http} on this machine
   * @param connectTimeout how long to wait for a connection, above zero
   * @param timeout how long one answer may take in all, above zero
   * @param pause how long the service is left alone when it fails, above zero
   */
  public record Settings(URI address, Duration connectTimeout, Duration timeout, Duration pause) {

    public Settings {
      boolean local = "http".equals(address.getScheme()) && isLoopback(address.getHost());
      if (address.getHost() == null || !("https".equals(address.getScheme()) || local)) {
        throw new IllegalArgumentException(
            "address: allowed: https://…, or http://localhost. Provided scheme: "
                + address.getScheme());
      }
      if (!connectTimeout.isPositive() || !timeout.isPositive() || !pause.isPositive()) {
        throw new IllegalArgumentException(
            "connectTimeout, timeout and pause must be above zero. Provided: %s, %s, %s"
                .formatted(connectTimeout, timeout, pause));
      }
    }

    private static boolean isLoopback(String host) {
      return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    }

    /** Two seconds to connect, five to answer, half a minute of pause. */
    public static Settings of(URI address) {
      return new Settings(
          address, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(30));
    }
  }

  /**
   * The lookup at a service.
   *
   * @param authorization gives the header {@code Authorization} of each request
   * @param client how to connect, with certificates for example; the rest is set here
   */
  public HttpRegistryLookup(
      Settings settings, Supplier<String> authorization, HttpClient.Builder client, Clock clock) {
    this.settings = settings;
    this.authorization = authorization;
    this.client =
        client
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    breaker =
        CircuitBreaker.of(
            "registry",
            CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(JUDGED_CALLS)
                .minimumNumberOfCalls(FEWEST_CALLS)
                .failureRateThreshold(FAILED_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .waitDurationInOpenState(settings.pause())
                .build());
  }

  @Override
  public SubjectMatch look(RegistrySubject subject) {
    try {
      return breaker.executeSupplier(() -> ask(subject));
    } catch (CallNotPermittedException e) {
      throw new RegistryUnavailableException(
          "the service of the register failed before and is left alone", e);
    }
  }

  private SubjectMatch ask(RegistrySubject subject) {
    HttpRequest request =
        HttpRequest.newBuilder(settings.address())
            .header("Authorization", authorization.get())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(LookupJson.question(subject)))
            .build();
    HttpResponse<byte[]> response = send(request);
    if (response.statusCode() != 200) {
      throw new RegistryUnavailableException(
          "the service of the register answered with status " + response.statusCode());
    }
    return LookupJson.answer(response.body());
  }

  /** The limit of time is on the whole answer, where that of a request ends with its headers. */
  private HttpResponse<byte[]> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, about -> new AnswerBody());
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new RegistryUnavailableException("the service of the register took too long");
    } catch (ExecutionException e) {
      throw new RegistryUnavailableException(
          "the service of the register gave no answer",
          e.getCause() instanceof Exception cause ? cause : e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException("asking the register was interrupted");
    }
  }
}
