// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for what is personal in the samples in every byte of a folder. */
final class PlantedTexts {

  /** Pieces of names, address, document, description and photo of the samples. */
  static final List<String> TEXTS =
      List.of("Xiomara", "Plantada", "7a avenida", "Denunciada", "67890 0101", "Huipil", "hermana");

  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  private PlantedTexts() {}

  /** Where one was found, as file and text; empty if nowhere. */
  static List<String> in(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // One byte a character, so that any bytes are searched as a text.
        String content = content(file);
        for (String text : TEXTS) {
          for (Charset encoding : ENCODINGS) {
            String bytes = new String(text.getBytes(encoding), StandardCharsets.ISO_8859_1);
            if (content.contains(bytes)) {
              found.add(file.getFileName() + ": " + text);
            }
          }
        }
      }
    }
    return found;
  }

  private static String content(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      // A database at work deletes files of its own.
      return "";
    }
  }
}
