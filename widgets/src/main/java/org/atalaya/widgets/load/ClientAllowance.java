// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How many answers one client may have made. What is kept already is free, so that many readers
 * behind one address are not taken for one that asks for everything.
 *
 * <p>No address is kept: clients are told apart by an HMAC of theirs under a key that only this
 * process has, and for a day. Of IPv6 the first 64 bits count, as whoever has one such address has
 * all that begin so.
 */
public final class ClientAllowance {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int IPV6_BYTES = 8;

  /** Clients known at once; beyond that the least seen begin anew. */
  private static final int MOST_CLIENTS = 50_000;

  private final LoadSettings settings;
  private final TrustedProxies proxies;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Cache<String, Bucket> buckets;
  private volatile DailyKey key;

  private record DailyKey(long day, SecretKeySpec secret) {}

  /**
   * The allowance of each client.
   *
   * @param clock says when allowances grow, and when a day is over
   * @param random makes the keys
   */
  public ClientAllowance(LoadSettings settings, InstantSource clock, SecureRandom random) {
    this.settings = settings;
    proxies = new TrustedProxies(settings.trustedProxies());
    this.clock = clock;
    this.random = random;
    // Then an allowance is as full as that of a new client.
    Duration untilFull =
        Duration.ofMinutes(1 + settings.clientBurst() / settings.clientAllowance());
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(untilFull)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
    key = newKey(today());
  }

  /**
   * Charges whoever asks for one answer that has to be made.
   *
   * @return what was charged, to be given back if no turn comes
   * @throws AllowanceExceededException if the client has had too many made
   */
  public Charge charge(HttpServletRequest request) {
    return charge(network(request));
  }

  /** Who asks, by a name that this process alone can tell, and for a day. */
  public String network(HttpServletRequest request) {
    return pseudonym(proxies.client(request));
  }

  /**
   * Charges somebody for one answer who is told apart in another way.
   *
   * @param client the same for the same client
   * @return what was charged, to be given back if no turn comes
   * @throws AllowanceExceededException if the client has had too many made
   */
  public Charge charge(String client) {
    Bucket bucket = buckets.get(client, unknown -> full());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new AllowanceExceededException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
    return () -> bucket.addTokens(1);
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit ->
            limit
                .capacity(settings.clientBurst())
                .refillGreedy(settings.clientAllowance(), Duration.ofMinutes(1)))
        .withCustomTimePrecision(
            new TimeMeter() {
              @Override
              public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
              }

              @Override
              public boolean isWallClockBased() {
                return true;
              }
            })
        .build();
  }

  private String pseudonym(InetAddress client) {
    byte[] bytes = client.getAddress();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(keyOfToday().secret());
      mac.update(bytes, 0, Math.min(bytes.length, IPV6_BYTES));
      return Base64.getEncoder().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  private DailyKey keyOfToday() {
    long today = today();
    DailyKey known = key;
    return known.day() == today ? known : renewed(today);
  }

  private synchronized DailyKey renewed(long today) {
    if (key.day() != today) {
      key = newKey(today);
      buckets.invalidateAll();
    }
    return key;
  }

  private DailyKey newKey(long day) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return new DailyKey(day, new SecretKeySpec(bytes, ALGORITHM));
  }

  private long today() {
    return Duration.ofMillis(clock.millis()).toDays();
  }
}
