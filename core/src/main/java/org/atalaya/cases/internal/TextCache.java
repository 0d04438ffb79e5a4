// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of a column mean, worked out once for each different text: files have few in a
 * coded column, and a lookup makes no garbage. What finds no room is worked out anew.
 */
final class TextCache<T> {

  private static final int SLOTS = 1 << 14;
  private static final int FULL = SLOTS / 2;
  private static final int ASCII = 128;

  private final Function<String, T> meaning;
  private final @Nullable Entry<T>[] entries;

  /** Of texts of one character, which most codes are, by that character. */
  private final @Nullable Entry<T>[] single;

  private int used;

  private record Entry<T>(String text, T meaning) {}

  @SuppressWarnings({"unchecked", "rawtypes"})
  TextCache(Function<String, T> meaning) {
    this.meaning = meaning;
    this.entries = new Entry[SLOTS];
    this.single = new Entry[ASCII];
  }

  /** The meaning of a field. */
  T get(FieldBatch batch, int row, int position) {
    return get(batch.chars(), batch.start(row, position), batch.end(row, position));
  }

  /** The meaning of the characters from {@code start} to before {@code end}. */
  T get(char[] chars, int start, int end) {
    if (end - start == 1 && chars[start] < ASCII) {
      Entry<T> entry = single[chars[start]];
      if (entry == null) {
        entry = entry(chars, start, end);
        single[chars[start]] = entry;
      }
      return entry.meaning;
    }
    return find(chars, start, end);
  }

  private T find(char[] chars, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + chars[i];
    }
    int slot = hash * 0x9e3779b9 >>> 18;
    Entry<T> entry = entries[slot];
    while (entry != null) {
      if (equal(entry.text, chars, start, end)) {
        return entry.meaning;
      }
      slot = (slot + 1) & (SLOTS - 1);
      entry = entries[slot];
    }
    Entry<T> worked = entry(chars, start, end);
    if (used < FULL) {
      entries[slot] = worked;
      used++;
    }
    return worked.meaning;
  }

  private Entry<T> entry(char[] chars, int start, int end) {
    String text = new String(chars, start, end - start);
    return new Entry<>(text, meaning.apply(text));
  }

  private static boolean equal(String text, char[] chars, int start, int end) {
    int length = end - start;
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[start + i]) {
        return false;
      }
    }
    return true;
  }
}
