// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * How far two names agree, whatever their order and whichever of their parts the words stand in.
 */
enum NameLikeness {
  /** Every word of one is a word of the other; a married name may be left out. */
  SAME,
  /**
   * Could be two ways to write the name of one person: words are misspelt, abbreviated to an
   * initial or left out, but at least two, and all of the shorter name, have a counterpart.
   */
  SIMILAR,
  /** Two names. */
  DIFFERENT;

  private static final int LEAST_COUNTERPARTS = 2;

  /** Letters from which on a word may have two errors, and below which none. */
  private static final int LONG_WORD = 8;

  private static final int SHORT_WORD = 4;

  static NameLikeness of(PersonName one, PersonName other) {
    NameTokens first = NameTokens.of(one);
    NameTokens second = NameTokens.of(other);
    if (agrees(first, second) && agrees(second, first)) {
      return SAME;
    }
    List<String> left = all(first);
    List<String> right = all(second);
    List<String> shorter = left.size() <= right.size() ? left : right;
    List<String> longer = shorter == left ? right : left;
    int missing = remaining(shorter, longer, NameLikeness::similar).size();
    // What may be left out of the shorter need not have a counterpart either.
    int optional = (shorter == left ? first : second).married().size();
    int counterparts = shorter.size() - missing;
    return missing <= optional && counterparts >= LEAST_COUNTERPARTS ? SIMILAR : DIFFERENT;
  }

  /** Whether all that is certain in one is somewhere in the other. */
  private static boolean agrees(NameTokens one, NameTokens other) {
    return remaining(one.certain(), all(other), String::equals).isEmpty();
  }

  private static List<String> all(NameTokens tokens) {
    List<String> all = new ArrayList<>(tokens.certain());
    all.addAll(tokens.married());
    return all;
  }

  /** The words without a counterpart of their own; equal words are paired first. */
  private static List<String> remaining(
      List<String> words, List<String> others, BiPredicate<String, String> alike) {
    List<String> free = new ArrayList<>(others);
    List<String> unequal = new ArrayList<>();
    for (String word : words) {
      if (!free.remove(word)) {
        unequal.add(word);
      }
    }
    unequal.removeIf(word -> removeFirst(free, word, alike));
    return unequal;
  }

  private static boolean removeFirst(
      List<String> free, String word, BiPredicate<String, String> alike) {
    for (String candidate : free) {
      if (alike.test(word, candidate)) {
        return free.remove(candidate);
      }
    }
    return false;
  }

  private static boolean similar(String one, String other) {
    if (one.length() == 1 || other.length() == 1) {
      return one.charAt(0) == other.charAt(0);
    }
    String first = sounds(one);
    String second = sounds(other);
    int length = Math.min(first.length(), second.length());
    int allowed = length >= LONG_WORD ? 2 : length >= SHORT_WORD ? 1 : 0;
    return errors(first, second) <= allowed;
  }

  /** The same for what sounds the same in Guatemala: Vásquez, Basques. */
  private static String sounds(String word) {
    return word.replace("ll", "y")
        .replace("ch", "\u0001")
        .replace("h", "")
        .replace("\u0001", "ch")
        .replace('v', 'b')
        .replace('z', 's')
        .replaceAll("c(?=[ei])", "s")
        .replaceAll("g(?=[ei])", "j")
        .replaceAll("qu(?=[ei])", "k")
        .replaceAll("c(?!h)", "k")
        .replace('x', 'j');
  }

  /** Letters left out, put in, changed, or exchanged with the next. */
  private static int errors(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int cheapest(int[][] cost, String one, String other, int i, int j) {
    int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int cheapest =
        Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
    boolean exchanged =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return exchanged ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
  }
}
