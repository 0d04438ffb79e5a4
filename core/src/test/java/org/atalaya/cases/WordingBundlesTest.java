// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts for people of every package, as they lie in the source. */
class WordingBundlesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final String SPANISH = "wording_es.properties";

  static List<Path> spanishBundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(file -> file.endsWith(SPANISH)).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("spanishBundles")
  void bundle_everyLanguage_hasTheSameTexts(Path spanish) {
    for (String language : Wording.LANGUAGES.stream().map(one -> one.getLanguage()).toList()) {
      Path other = spanish.resolveSibling(SPANISH.replace("_es", "_" + language));

      assertThat(texts(other).keySet()).as("%s", other).isEqualTo(texts(spanish).keySet());
    }
  }

  /** A line that is no text, such as one that a merge has left, is read as one. */
  @ParameterizedTest
  @MethodSource("spanishBundles")
  void bundle_everyLine_isAText(Path spanish) {
    assertThat(texts(spanish))
        .isNotEmpty()
        .allSatisfy((key, text) -> {
          assertThat((String) key).matches("[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*");
          assertThat((String) text).as("%s", key).isNotBlank();
        });
  }

  private static Properties texts(Path file) {
    Properties texts = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
