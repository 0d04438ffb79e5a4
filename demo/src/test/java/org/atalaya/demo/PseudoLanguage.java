// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A language that nobody speaks, made of English: each text has other letters, is two fifths longer
 * and stands between {@code ⟦} and {@code ⟧}. What is on a page without them was not translated.
 */
final class PseudoLanguage {

  private static final String PLAIN = "aeioucnyAEIOUCNY";
  private static final String MARKED = "àéîöüçñýÀÉÎÖÜÇÑÝ";
  private static final String BUNDLE = "wording_en.properties";
  private static final double LONGER = 0.4;

  private PseudoLanguage() {}

  /** Writes bundles that take the place of all English ones of these modules. */
  static void write(Path folder, List<Path> modules) {
    modules.forEach(module -> writeModule(folder, module.resolve("src/main/resources")));
  }

  private static void writeModule(Path folder, Path resources) {
    try (Stream<Path> files = Files.walk(resources)) {
      for (Path bundle : files.filter(file -> file.endsWith(BUNDLE)).toList()) {
        Path target = folder.resolve(resources.relativize(bundle).toString());
        Files.createDirectories(target.getParent());
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(bundle)) {
          texts.load(in);
        }
        texts.replaceAll((key, text) -> of((String) text));
        try (OutputStream out = Files.newOutputStream(target)) {
          texts.store(out, null);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text in that language; places of arguments stay, also within choices. */
  static String of(String pattern) {
    StringBuilder text = new StringBuilder("⟦");
    int depth = 0;
    int letters = 0;
    for (char each : pattern.toCharArray()) {
      depth += each == '{' ? 1 : each == '}' ? -1 : 0;
      int at = depth == 0 ? PLAIN.indexOf(each) : -1;
      text.append(at < 0 ? each : MARKED.charAt(at));
      letters += depth == 0 ? 1 : 0;
    }
    // In words of six, as texts are.
    text.append(" ~~~~~".repeat((int) Math.ceil(letters * LONGER / 6)));
    return text.append("⟧").toString();
  }
}
