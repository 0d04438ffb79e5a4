// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the host has recorded for those who do not read Spanish: one file for a language, {@code
 * quc.mp3} or {@code kek.ogg} by its code of ISO 639, from the own origin and kept by no cache.
 * None comes with the library.
 */
public final class TipVoices {

  private static final Map<String, String> TYPES = Map.of("mp3", "audio/mpeg", "ogg", "audio/ogg");
  private static final Pattern NAME = Pattern.compile("([a-z]{2,3})\\.(mp3|ogg)");

  /** What a player asks for first, and again as it is heard. */
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,12})-([0-9]{0,12})");

  private static final Locale SPANISH = Locale.of("es");

  private final Map<String, Path> files;

  /** What is sent of a file: from a byte on to before another. */
  private record Piece(long from, long end) {

    /** What is asked for, or all of it: other ranges may be left unheeded. */
    static Piece of(@Nullable String range, long size) {
      Matcher asked = RANGE.matcher(range == null ? "" : range);
      if (!asked.matches()) {
        return new Piece(0, size);
      }
      long from = Long.parseLong(asked.group(1));
      String last = asked.group(2);
      long end = last.isEmpty() ? size : Math.min(size, 1 + Long.parseLong(last));
      return from < end ? new Piece(from, end) : new Piece(0, size);
    }

    long length() {
      return end - from;
    }
  }

  private TipVoices(Map<String, Path> files) {
    this.files = files;
  }

  /** None. */
  public static TipVoices none() {
    return new TipVoices(Map.of());
  }

  /**
   * Those in a folder, as it is now.
   *
   * @throws IllegalArgumentException if it is none, or something else is in it
   */
  public static TipVoices in(Path folder) {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(folder)) {
      for (Path file : found.toList()) {
        String name = String.valueOf(file.getFileName());
        if (!isVoice(name) || !Files.isRegularFile(file)) {
          throw new IllegalArgumentException(
              "atalaya.tips.voices: allowed are files .mp3 or .ogg named by a language of which"
                  + " wording.properties has a tip.voice. Provided value: "
                  + name);
        }
        files.put(name, file);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "atalaya.tips.voices must be a folder that can be read. Provided value: " + folder, e);
    }
    return new TipVoices(files);
  }

  private static boolean isVoice(String name) {
    if (!NAME.matcher(name).matches()) {
      return false;
    }
    try {
      ownName(language(name));
      return true;
    } catch (MissingResourceException e) {
      return false;
    }
  }

  /** What a language is called in itself, whatever the language of the page is. */
  static String ownName(String language) {
    return TipMarkup.WORDING.text(SPANISH, "tip.voice." + language);
  }

  /** Their file names, by language. */
  List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** The language of a file. */
  static String language(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the name of a voice");
    }
    return matcher.group(1);
  }

  /**
   * Sends one, or the part of it that is asked for.
   *
   * @throws ProblemException if there is none of that name
   */
  void write(HttpServletRequest request, HttpServletResponse response, String name)
      throws IOException {
    Path file = files.get(name);
    if (file == null) {
      throw new ProblemException(RequestProblem.UNKNOWN_RESOURCE, name, names());
    }
    long size = Files.size(file);
    Piece piece = Piece.of(request.getHeader("Range"), size);
    response.setHeader("Accept-Ranges", "bytes");
    if (piece.length() < size) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          "Content-Range", "bytes %d-%d/%d".formatted(piece.from(), piece.end() - 1, size));
    }
    response.setContentType(TYPES.get(name.substring(name.indexOf('.') + 1)));
    response.setContentLengthLong(piece.length());
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(piece.from());
      response.getOutputStream().write(in.readNBytes(Math.toIntExact(piece.length())));
    }
  }
}
