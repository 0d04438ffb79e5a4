// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.widgets.identity.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours are said in one place: {@code tokens.css} of the elements. */
class OneLookTest {

  private static final List<Path> SOURCES =
      Stream.of("../widgets", "../portlet/war", "../portlet/standalone", ".")
          .map(module -> Path.of(module, "src", "main"))
          .toList();

  /** What has colours of its own, and why. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "tokens.css", "the place",
          "QrCode.java", "read by machines, black on white",
          "partner", "somebody else's site",
          "media", "somebody else's site",
          "icon.svg", "a file that no page styles");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

  private static final Pattern LITERAL =
      Pattern.compile(
          "(?i)(?<=[\\s\"'`:,(])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\\w(-])"
              + "|\\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\\("
              + "|(?:color|background|border|outline|shadow|fill|stroke)[a-z-]*:[^;{}]*?"
              + "\\b(?:white|black|gr[ae]y|red|green|blue|orange|purple|yellow)\\b");

  private static final Pattern DOCUMENTED =
      Pattern.compile("@cssproperty \\[--atalaya-([a-z]+)=(#[0-9a-f]+)]");

  @Test
  void sources_ofPagesAndElements_haveNoColoursOfTheirOwn() {
    List<Path> sources = sources();

    assertThat(sources).hasSizeGreaterThan(300);
    assertThat(sources)
        .allSatisfy(source ->
            assertThat(LITERAL.matcher(COMMENT.matcher(read(source)).replaceAll("")).results())
                .as(source.toString())
                .extracting(colour -> colour.group())
                .isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p{color:#1d2733}",
        "p{box-shadow:0 2px 8px #0003}",
        "String red = \"#a3142b\";",
        "p{background:rgb(1 2 3)}",
        "p{border:1px solid white}"
      })
  void literal_anyColour_isFound(String line) {
    assertThat(LITERAL.matcher(line).find()).isTrue();
  }

  @Test
  void documentation_ofElements_namesTheTokens() {
    Map<String, List<String>> documented =
        sources().stream()
            .flatMap(source -> DOCUMENTED.matcher(read(source)).results())
            .collect(
                Collectors.groupingBy(
                    property -> property.group(1),
                    Collectors.mapping(
                        property -> property.group(2), Collectors.toUnmodifiableList())));

    assertThat(documented).containsOnlyKeys("text", "muted", "line", "accent", "ground");
    documented.forEach(
        (name, colours) -> assertThat(colours).as(name).containsOnly(Tokens.light().value(name)));
  }

  /** What nothing names is no part of the look. */
  @Test
  void tokens_all_areUsed() {
    String everything = sources().stream().map(OneLookTest::read).collect(Collectors.joining());

    assertThat(Tokens.light().values().keySet())
        .allSatisfy(token ->
            assertThat(everything)
                .containsPattern("var\\(--(?:token-)?" + token + "\\)|either\\(\"" + token));
  }

  private static List<Path> sources() {
    return SOURCES.stream().flatMap(OneLookTest::under).toList();
  }

  private static Stream<Path> under(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(css|java|ts|js|mjs|html|svg)"))
          .filter(file -> Stream.of("node_modules", "test.ts").noneMatch(file.toString()::contains))
          .filter(file -> Stream.of(file.toString().split("/")).noneMatch(OTHERS::containsKey))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
