// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Words as hashes under a key: the first 64 bits of HMAC-SHA256, so that two words of the hundred
 * thousands in an index are taken for one with a probability below 10⁻⁸.
 */
final class WordHashes {

  private static final String HMAC = "HmacSHA256";
  private static final int SHORTEST_BEGINNING = 3;
  private static final int LONGEST_BEGINNING = 16;
  private static final int RUN = 3;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private final SecretKeySpec key;

  WordHashes(byte[] key) {
    this.key = new SecretKeySpec(key, HMAC);
  }

  /** The words of a text. */
  long[] words(String text) {
    return hashes(new HashSet<>(split(text)));
  }

  /** The words of texts and what they begin with. */
  long[] beginnings(List<String> texts) {
    Set<String> found = new HashSet<>();
    for (String text : texts) {
      for (String word : split(text)) {
        found.add(word);
        for (int length = SHORTEST_BEGINNING;
            length <= Math.min(LONGEST_BEGINNING, word.length());
            length++) {
          found.add(word.substring(0, length));
        }
      }
    }
    return hashes(found);
  }

  /** All runs of three words of texts; of a shorter text the whole of it. */
  long[] shingles(List<String> texts) {
    Set<String> found = new HashSet<>();
    for (String text : texts) {
      List<String> words = split(text);
      if (!words.isEmpty()) {
        IntStream.rangeClosed(0, Math.max(0, words.size() - RUN))
            .mapToObj(from -> words.subList(from, Math.min(words.size(), from + RUN)))
            .map(run -> String.join(" ", run))
            .forEach(found::add);
      }
    }
    return hashes(found);
  }

  private static List<String> split(String text) {
    String plain =
        ACCENTS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return Stream.of(BETWEEN.split(plain)).filter(word -> !word.isEmpty()).toList();
  }

  private long[] hashes(Set<String> texts) {
    Mac mac = mac();
    long[] hashes =
        texts.stream()
            .mapToLong(text ->
                ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))).getLong())
            .toArray();
    Arrays.sort(hashes);
    return hashes;
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "WordHashes[not shown]";
  }
}
