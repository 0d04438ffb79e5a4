// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A finished answer with its encodings, made once and served many times.
 *
 * @param mediaType value of {@code Content-Type}
 * @param plain the bytes
 * @param gzip the bytes in gzip, where that is smaller
 * @param brotli the bytes in Brotli, where they were made by the build
 * @param tag the strong entity tag without quotes and without the encoding's suffix
 * @param links values of {@code Link} (RFC 8288)
 * @param fileName name under which it is saved (RFC 6266), for files that people keep
 */
record Answer(
    String mediaType,
    byte[] plain,
    Optional<byte[]> gzip,
    Optional<byte[]> brotli,
    String tag,
    List<String> links,
    Optional<String> fileName) {

  private static final int WORTH_COMPRESSING = 512;

  Answer {
    links = List.copyOf(links);
  }

  static Answer of(String mediaType, byte[] bytes) {
    return new Answer(
        mediaType, bytes, gzip(bytes), Optional.empty(), tag(bytes), List.of(), Optional.empty());
  }

  /** The same answer with these links. */
  Answer links(List<String> others) {
    return new Answer(mediaType, plain, gzip, brotli, tag, others, fileName);
  }

  /** The same answer, to be saved under this name. */
  Answer savedAs(String name) {
    return new Answer(mediaType, plain, gzip, brotli, tag, links, Optional.of(name));
  }

  /** Bytes kept for it. */
  int weight() {
    return plain.length
        + gzip.map(bytes -> bytes.length).orElse(0)
        + brotli.map(bytes -> bytes.length).orElse(0);
  }

  static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static Optional<byte[]> gzip(byte[] bytes) {
    if (bytes.length < WORTH_COMPRESSING) {
      return Optional.empty();
    }
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // A large workbook is compressed already.
    return compressed.size() < bytes.length - bytes.length / 10
        ? Optional.of(compressed.toByteArray())
        : Optional.empty();
  }
}
