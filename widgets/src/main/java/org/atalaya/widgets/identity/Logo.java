// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An institution's mark: an SVG that does nothing but draw, or a PNG. <strong>Not checked:</strong>
 * whether it can be seen on light and on dark ground.
 */
public final class Logo {

  /** What pages of people with little to download can bear. */
  private static final int MOST_BYTES = 64 << 10;

  private static final int MOST_PIXELS = 1024;
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
  private static final String SETTING = "atalaya.identity.logo";

  /** Where width and height of a PNG are told, which its first chunk has to do. */
  private static final int WIDTH = 16;

  private static final int HEIGHT = 20;

  private final byte[] content;
  private final boolean drawn;

  private Logo(byte[] content, boolean drawn) {
    this.content = content;
    this.drawn = drawn;
  }

  /**
   * The mark in a file.
   *
   * @throws IllegalArgumentException if it cannot be read, is too large, neither SVG nor PNG, or an
   *     SVG that does more than draw; the message says which
   */
  public static Logo read(Path file) {
    byte[] content;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw refused("at most %d bytes".formatted(MOST_BYTES), Files.size(file) + " bytes");
      }
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          SETTING + " must be a file that can be read. Provided value: " + file, e);
    }
    if (Arrays.mismatch(content, PNG) == PNG.length) {
      checkPixels(content);
      return new Logo(content, false);
    }
    DrawnLogo.problem(content)
        .ifPresent(problem -> {
          throw refused("a PNG, or an SVG that does nothing but draw", problem);
        });
    return new Logo(content, true);
  }

  private static void checkPixels(byte[] png) {
    int width = png.length < HEIGHT + Integer.BYTES ? 0 : number(png, WIDTH);
    int height = width == 0 ? 0 : number(png, HEIGHT);
    if (width < 1 || height < 1 || width > MOST_PIXELS || height > MOST_PIXELS) {
      throw refused("at most %1$d × %1$d pixels".formatted(MOST_PIXELS), width + " × " + height);
    }
  }

  private static int number(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at);
  }

  private static IllegalArgumentException refused(String allowed, String given) {
    return new IllegalArgumentException(
        SETTING + " must be " + allowed + ". Provided value: " + given);
  }

  /** Its content. */
  public byte[] content() {
    return content.clone();
  }

  /** Its media type. */
  public String mediaType() {
    return drawn ? "image/svg+xml" : "image/png";
  }

  /** The name by which it is served, another for each content. */
  public String fileName() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      String tag = HexFormat.of().formatHex(hash, 0, 8);
      return "logo-" + tag + (drawn ? ".svg" : ".png");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** An address that has it in itself, for pages that load nothing. */
  public String dataUri() {
    return "data:%s;base64,%s".formatted(mediaType(), Base64.getEncoder().encodeToString(content));
  }
}
