// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.search;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.atalaya.tips.sealing.TipId;

/**
 * The letters that people have opened, to be found again by who opened them: an index in memory,
 * which opens nothing, is written nowhere and is gone with the process. Nobody finds what another
 * has opened, nor what a unit has that is not hers.
 *
 * <p>It holds no text: of words and of what they begin with it has hashes under a key that is
 * another in each process. Whoever can read the memory of the process has the key, too, and can try
 * words.
 *
 * <pre>{@code
 * inbox.open("ana@mp", tip).close();
 * List<TipId> found = inbox.opened().find("ana@mp", Set.of("mujer"), "terminal zona");
 * }</pre>
 */
public final class OpenedLetters {

  /** How long a letter is found after it was opened. */
  public static final Duration KEPT = Duration.ofMinutes(30);

  /** How much alike two tips have to be, in percent, to be told of. */
  public static final int ALIKE = 30;

  private static final int MOST_OF_A_PERSON = 2000;
  private static final Executor WHEN_OVER =
      CompletableFuture.delayedExecutor(KEPT.toSeconds() + 1, TimeUnit.SECONDS);

  private final InstantSource clock;
  private final WordHashes hashes;
  private final Map<String, LinkedHashMap<TipId, Opened>> people = new HashMap<>();

  /** Nothing that was written: not in {@link #toString}. */
  private record Opened(String unit, Instant at, long[] words, long[] shingles) {

    @Override
    public String toString() {
      return "Opened[not shown]";
    }
  }

  /**
   * A tip that is like another.
   *
   * @param percent of the runs of three words of both that both have, from {@link #ALIKE} to 100
   */
  public record Alike(TipId tip, int percent) {}

  /**
   * An empty one.
   *
   * @param key of this process only, 32 bytes
   */
  public OpenedLetters(InstantSource clock, byte[] key) {
    this.clock = clock;
    hashes = new WordHashes(key);
  }

  /**
   * Takes in a tip that somebody has opened, in place of what was known of it.
   *
   * @param unit that has it
   * @param letters what is compared and found
   * @param others what is found only
   */
  public void put(String actor, String unit, TipId tip, List<String> letters, List<String> others) {
    List<String> all = new ArrayList<>(letters);
    all.addAll(others);
    Opened opened =
        new Opened(unit, clock.instant(), hashes.beginnings(all), hashes.shingles(letters));
    synchronized (people) {
      forget();
      LinkedHashMap<TipId, Opened> own =
          people.computeIfAbsent(actor, nobody -> new LinkedHashMap<>());
      own.remove(tip);
      own.put(tip, opened);
      if (own.size() > MOST_OF_A_PERSON) {
        own.pollFirstEntry();
      }
    }
    WHEN_OVER.execute(this::forgetNow);
  }

  private void forgetNow() {
    synchronized (people) {
      forget();
    }
  }

  /** Also if the clock was set back: rather too early than never. */
  private void forget() {
    Instant now = clock.instant();
    for (Map<TipId, Opened> own : people.values()) {
      own.values().removeIf(one -> now.isBefore(one.at()) || !now.isBefore(one.at().plus(KEPT)));
    }
    people.values().removeIf(Map::isEmpty);
  }

  /**
   * The tips in whose letters each of some words is, or begins a word if it has three letters or
   * more; without regard to accents and capitals. The newest opened first; none without words.
   *
   * @param units of which tips may be found
   */
  public List<TipId> find(String actor, Collection<String> units, String words) {
    long[] sought = hashes.words(words);
    if (sought.length == 0) {
      return List.of();
    }
    return of(actor, units).entrySet().stream()
        .filter(one -> SortedLongs.containsAll(one.getValue().words(), sought))
        .sorted(Comparator.comparing(one -> one.getValue().at(), Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Those that are like a tip, the most alike first: the Jaccard coefficient of the sets of all
   * runs of three words, the resemblance of Broder, "On the resemblance and containment of
   * documents" (1997), counted exactly.
   *
   * @param units of which tips may be found
   */
  public List<Alike> alike(String actor, Collection<String> units, TipId tip, int most) {
    Map<TipId, Opened> own = of(actor, units);
    Opened given = own.remove(tip);
    if (given == null) {
      return List.of();
    }
    return own.entrySet().stream()
        .map(one ->
            new Alike(
                one.getKey(), SortedLongs.percent(given.shingles(), one.getValue().shingles())))
        .filter(alike -> alike.percent() >= ALIKE)
        .sorted(Comparator.comparingInt(Alike::percent).reversed())
        .limit(most)
        .toList();
  }

  private Map<TipId, Opened> of(String actor, Collection<String> units) {
    Map<TipId, Opened> found = new LinkedHashMap<>();
    synchronized (people) {
      forget();
      Map<TipId, Opened> own = people.get(actor);
      if (own != null) {
        found.putAll(own);
      }
    }
    found.values().removeIf(one -> !units.contains(one.unit()));
    return found;
  }

  /** Of how many people it holds something, and nothing of that. */
  @Override
  public String toString() {
    synchronized (people) {
      return "OpenedLetters[of %d people]".formatted(people.size());
    }
  }
}
