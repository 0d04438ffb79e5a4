// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.atalaya.charts.ChartSettings;
import org.atalaya.charts.PngDrawing;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsQuery;
import org.jspecify.annotations.Nullable;

/**
 * The query part of an address. Read here rather than by the container, whose limits and encodings
 * differ, and whose parameters may come from a body.
 *
 * @param parameters all parameters in the order given
 */
record PublicQuery(Map<String, List<String>> parameters) {

  /** Most characters of path and query together. */
  static final int MAX_ADDRESS = 8192;

  private static final Locale SPANISH = Locale.of("es");

  /** The parameter of pictures in pixels alone. */
  static final String SCALE = "scale";

  static PublicQuery parse(@Nullable String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    return new PublicQuery(parameters);
  }

  private static String decode(String text) {
    try {
      // URLDecoder replaces broken UTF-8 silently, so its bytes are decoded strictly here.
      String bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
      boolean raw = bytes.chars().anyMatch(character -> character > 0xff);
      return raw
          ? bytes
          : StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
              .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new ProblemException(RequestProblem.INVALID_ENCODING, text, List.of());
    }
  }

  /** The parameters that choose the figures. */
  StatisticsQuery statistics(String indicator) {
    Map<String, List<String>> own = new LinkedHashMap<>(parameters);
    ChartSettings.PARAMETERS.forEach(own::remove);
    return StatisticsQuery.parse(indicator, own);
  }

  /** The parameters that choose language and drawing. */
  ChartSettings drawing() {
    Map<String, List<String>> own = new LinkedHashMap<>(parameters);
    own.keySet().retainAll(ChartSettings.PARAMETERS);
    return ChartSettings.parse(own);
  }

  /** The parameters that choose the figures and the language of the words beside them. */
  Map<String, List<String>> figures() {
    Map<String, List<String>> own = new LinkedHashMap<>(parameters);
    ChartSettings.PARAMETERS.stream().filter(name -> !name.equals("lang")).forEach(own::remove);
    return own;
  }

  /** How many pixels there are for one CSS pixel, along each side. */
  int scale() {
    List<String> values = parameters.getOrDefault(SCALE, List.of());
    if (values.size() > 1) {
      throw QueryProblem.of(Kind.REPEATED_PARAMETER, SCALE, String.join(" & ", values));
    }
    List<String> allowed = scales(PngDrawing.MAX_SCALE);
    for (String given : values) {
      if (!allowed.contains(given)) {
        throw QueryProblem.of(Kind.INVALID_VALUE, SCALE, given, allowed);
      }
    }
    return values.isEmpty() ? PngDrawing.DEFAULT_SCALE : Integer.parseInt(values.getFirst());
  }

  /** The scales up to {@code most}, as in addresses. */
  static List<String> scales(int most) {
    return IntStream.rangeClosed(1, most).mapToObj(Integer::toString).toList();
  }

  /** The same without the parameter of pictures in pixels. */
  PublicQuery withoutScale() {
    Map<String, List<String>> rest = new LinkedHashMap<>(parameters);
    rest.remove(SCALE);
    return new PublicQuery(rest);
  }

  /** Refuses every parameter that is not in {@code names}. */
  void allowOnly(String... names) {
    List<String> allowed = List.of(names);
    for (String name : parameters.keySet()) {
      if (!allowed.contains(name)) {
        throw QueryProblem.of(Kind.UNKNOWN_PARAMETER, "", name, allowed);
      }
    }
  }

  /** The language for problems: whatever can be made of {@code lang}, else Spanish. */
  static Locale languageOrDefault(@Nullable String query) {
    try {
      return parse(query).parameters().getOrDefault("lang", List.of()).contains("en")
          ? Locale.ENGLISH
          : SPANISH;
    } catch (ProblemException e) {
      return SPANISH;
    }
  }

  /** The same for equal requests, in whatever order their parameters are written. */
  String normalised() {
    return new TreeMap<>(parameters).toString();
  }
}
