// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Tells configurations apart: the same in any process for equal values, and another one when
 * anything in them changes. Unlike a hash code it holds beyond a process, where the order of {@code
 * Map.of} and {@code Set.of} is another one each time.
 */
public final class Fingerprint {

  private static final int BYTES = 16;

  private Fingerprint() {}

  /**
   * The fingerprint of these values: 32 hexadecimal digits.
   *
   * @param values records, collections, maps, optionals, arrays of doubles, enums, and what the
   *     Java platform prints in full: texts, numbers, times, addresses
   * @throws IllegalArgumentException if there is something else among them, however deep
   */
  public static String of(Object... values) {
    return ofText(text(List.of(values)));
  }

  /** The fingerprint of a text alone: the beginning of its SHA-256. */
  public static String ofText(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case Record one -> of(one.getClass().getSimpleName(), components(one));
      case List<?> list -> of("list", list.stream().map(Fingerprint::text));
      // Their order is that of chance.
      case Collection<?> set -> of("set", set.stream().map(Fingerprint::text).sorted());
      case Map<?, ?> map ->
          of(
              "map",
              map.entrySet().stream()
                  .map(entry -> text(entry.getKey()) + '=' + text(entry.getValue()))
                  .sorted());
      case Optional<?> optional -> of("optional", optional.stream().map(Fingerprint::text));
      case OptionalInt optional -> of("optional", optional.stream().mapToObj(Integer::toString));
      case double[] figures -> of("figures", Arrays.stream(figures).mapToObj(Double::toString));
      case Enum<?> one -> of("enum", Stream.of(one.name()));
      default -> printed(value);
    };
  }

  private static Stream<String> components(Record one) {
    return Arrays.stream(one.getClass().getRecordComponents())
        .map(component -> component.getName() + '=' + text(valueOf(component, one)));
  }

  private static Object valueOf(RecordComponent component, Record one) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(one);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a component of a record cannot be read", e);
    }
  }

  private static String printed(Object value) {
    String type = value.getClass().getName();
    if (!type.startsWith("java.lang.")
        && !type.startsWith("java.time.")
        && !(value instanceof URI)) {
      throw new IllegalArgumentException("a value of this type has no fingerprint: " + type);
    }
    String text = value.toString();
    // With its length, so that no text can pass for several values.
    return text.length() + ":" + text;
  }

  private static String of(String kind, Stream<String> parts) {
    return kind + parts.toList();
  }
}
