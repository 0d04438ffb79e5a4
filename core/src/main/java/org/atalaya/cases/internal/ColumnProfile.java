// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What the values of one column look like, counted; bounded in memory whatever they are. */
public final class ColumnProfile {

  /** More different values than any list of a country's places has. */
  private static final int MOST_VALUES = 600;

  private static final int LONGEST_VALUE = 60;

  private final ColumnName name;
  private final Map<String, Integer> values = new LinkedHashMap<>();
  private final Map<ValueShape, Integer> shapes = new EnumMap<>(ValueShape.class);
  private boolean tooMany;
  private int filled;
  private int blank;
  private long[] hashes = new long[0];

  ColumnProfile(String name) {
    this.name = new ColumnName(name);
  }

  void add(String value) {
    if (value.isEmpty()) {
      blank++;
      return;
    }
    filled++;
    shapes.merge(ValueShape.of(value), 1, Integer::sum);
    if (name.saysId()) {
      remember(value);
    }
    if (value.length() > LONGEST_VALUE
        || (values.size() >= MOST_VALUES && !values.containsKey(value))) {
      tooMany = true;
    } else {
      values.merge(value, 1, Integer::sum);
    }
  }

  /** Eight bytes a row, of the few columns that are called like an id. */
  private void remember(String value) {
    if (filled > hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(1024, 2 * hashes.length));
    }
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
    }
    hashes[filled - 1] = hash;
  }

  ColumnName name() {
    return name;
  }

  /** Rows that have a value. */
  int filled() {
    return filled;
  }

  /** Whether there are more values than are kept here, or longer ones. */
  boolean hasTooMany() {
    return tooMany;
  }

  /**
   * How many rows have each value; not all of them where there are {@link #hasTooMany too many}.
   */
  Map<String, Integer> values() {
    return Collections.unmodifiableMap(values);
  }

  /** How many rows have this value. */
  int count(String value) {
    return values.getOrDefault(value, 0);
  }

  /** The share of the rows with a value that looks so, 0 to 1. */
  double share(ValueShape shape) {
    return filled == 0 ? 0 : (double) shapes.getOrDefault(shape, 0) / filled;
  }

  boolean has(ValueShape shape) {
    return shapes.containsKey(shape);
  }

  /** The share of the rows with a value that fulfils {@code condition}; only of those kept. */
  double share(Predicate<String> condition) {
    long fulfilled =
        values.entrySet().stream()
            .filter(entry -> condition.test(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return filled == 0 ? 0 : (double) fulfilled / filled;
  }

  /** Whether each row has a value, and none the same as another; of columns called like an id. */
  boolean isUnique() {
    long[] sorted = Arrays.copyOf(hashes, name.saysId() ? filled : 0);
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return false;
      }
    }
    return blank == 0 && sorted.length > 0;
  }
}
