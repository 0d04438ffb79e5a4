// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.altcha.altcha.Altcha;
import org.altcha.altcha.Altcha.Challenge;
import org.altcha.altcha.Altcha.ChallengeOptions;
import org.altcha.altcha.Altcha.Payload;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Work that whoever asks has to do first, so that asking often is dear: ALTCHA's protocol, version
 * 1 with SHA-256. A number below the difficulty is to be found whose hash with the salt is that of
 * the challenge; half of them are tried on average.
 *
 * <p>A challenge is good for twenty minutes and once. That it was used is known to this process
 * only: with several nodes it is good once on each.
 */
public final class ProofOfWork {

  /** How long a challenge is good: as long as a slow telephone and a slow reader together take. */
  public static final Duration GOOD_FOR = Duration.ofMinutes(20);

  /**
   * The most numbers that may be asked for where nobody may be refused, as an old telephone tries
   * them in five seconds. Derived in the README, "When far more write than usual".
   */
  public static final int MOST_NUMBERS = 60_000;

  /** More than a node can be sent of them in the time in which they are good. */
  private static final int MOST_USED = 1_000_000;

  private static final int LONGEST = 1024;
  private static final String EXPIRES = "expires";

  private final String key;
  private final int difficulty;
  private final InstantSource clock;
  private final Cache<String, Boolean> used;

  /**
   * Work of a difficulty.
   *
   * @param key the same on all nodes
   * @param difficulty how many numbers there are to try, from 1 on
   */
  public ProofOfWork(byte[] key, int difficulty, InstantSource clock) {
    if (difficulty < 1) {
      throw new IllegalArgumentException(
          "atalaya.registry.difficulty must be 1 or above. Provided value: " + difficulty);
    }
    this.key = Base64.getEncoder().encodeToString(key);
    this.difficulty = difficulty;
    this.clock = clock;
    used =
        Caffeine.newBuilder()
            .maximumSize(MOST_USED)
            .expireAfterWrite(GOOD_FOR)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** A new challenge as JSON. */
  public byte[] challenge() {
    return challenge(difficulty);
  }

  /**
   * The same of another difficulty.
   *
   * @param numbers how many there are to try, from 1 on
   */
  public byte[] challenge(int numbers) {
    long expires = clock.instant().plus(GOOD_FOR).getEpochSecond();
    try {
      Challenge challenge =
          Altcha.createChallenge(
              new ChallengeOptions()
                  .setAlgorithm(Altcha.Algorithm.SHA256)
                  .setMaxNumber((long) numbers)
                  .setSecureRandomNumber(true)
                  .setHmacKey(key)
                  .setExpires(expires));
      return JsonMapper.shared()
          .writeValueAsBytes(
              JsonMapper.shared()
                  .createObjectNode()
                  .put("algorithm", challenge.algorithm)
                  .put("challenge", challenge.challenge)
                  .put("maxnumber", challenge.maxnumber)
                  .put("salt", challenge.salt)
                  .put("signature", challenge.signature));
    } catch (Exception e) {
      throw new IllegalStateException("no challenge can be made", e);
    }
  }

  /**
   * Whether a challenge of ours was solved and is used for the first time; it cannot be used again.
   *
   * @param solution base64 of the challenge as JSON with the {@code number} found
   */
  public boolean accept(String solution) {
    if (solution.isEmpty() || solution.length() > LONGEST) {
      return false;
    }
    try {
      JsonNode node =
          JsonMapper.shared()
              .readTree(new String(Base64.getDecoder().decode(solution), StandardCharsets.UTF_8));
      Payload payload = new Payload();
      payload.algorithm = node.path("algorithm").asString("");
      payload.challenge = node.path("challenge").asString("");
      payload.number = node.path("number").asLong(-1);
      payload.salt = node.path("salt").asString("");
      payload.signature = node.path("signature").asString("");
      return payload.algorithm.equals(Altcha.Algorithm.SHA256.getName())
          && payload.number >= 0
          && !isOver(payload.salt)
          && Altcha.verifySolution(payload, key, false)
          && used.asMap().putIfAbsent(payload.signature, true) == null;
    } catch (JacksonException | IllegalArgumentException e) {
      return false;
    } catch (Exception e) {
      // Of a class of its own in the signature alone: the algorithms are in every Java runtime.
      throw new IllegalStateException("a solution cannot be checked", e);
    }
  }

  /** By the clock given, which the library does not take. */
  private boolean isOver(String salt) {
    try {
      String expires = Altcha.extractParams(salt).getOrDefault(EXPIRES, "");
      return !expires.matches("[0-9]{1,12}")
          || Long.parseLong(expires) < clock.instant().getEpochSecond();
    } catch (Exception e) {
      return true;
    }
  }
}
