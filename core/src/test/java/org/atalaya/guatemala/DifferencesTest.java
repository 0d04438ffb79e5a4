// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.cases.Label;
import org.atalaya.cases.MappingException;
import org.junit.jupiter.api.Test;

/** The texts that explain figures are whole, in both languages, and say where they are from. */
class DifferencesTest {

  @Test
  void differences_institutions_areAllThere() {
    assertThat(Guatemala.differences())
        .extracting(Difference::id)
        .doesNotHaveDuplicates()
        .contains(
            "mp",
            "pnc",
            "inacif",
            "ine",
            "femicide-figures",
            "legal-and-statistical",
            "complaints-and-calls",
            "complaints-and-prevalence");
  }

  @Test
  void differences_statementsOnOthers_haveASource() {
    assertThat(Guatemala.differences())
        .filteredOn(difference -> difference.sources().isEmpty())
        .extracting(difference -> difference.institution().texts().get("en"))
        .containsOnly("This observatory");
  }

  @Test
  void differences_urls_areAbsolute() {
    assertThat(
            Guatemala.differences().stream()
                .flatMap(difference -> difference.sources().stream())
                .flatMap(source -> source.url().stream()))
        .isNotEmpty()
        .allMatch(url -> url.isAbsolute() && url.getHost() != null);
  }

  @Test
  void texts_everyOne_isInBothLanguages() {
    Stream<Label> differences =
        Guatemala.differences().stream()
            .flatMap(one -> Stream.of(one.institution(), one.title(), one.paragraph()));
    Stream<Label> glossary =
        Guatemala.glossary().stream().flatMap(entry -> Stream.of(entry.term(), entry.definition()));

    assertThat(Stream.concat(differences, glossary).map(label -> label.texts().keySet()))
        .isNotEmpty()
        .allMatch(languages -> languages.containsAll(List.of("es", "en")));
  }

  @Test
  void glossary_terms_areDifferent() {
    assertThat(Guatemala.glossary())
        .extracting(GlossaryEntry::id)
        .doesNotHaveDuplicates()
        .contains("complaint", "victim", "suspect", "principal-offence", "femicide");
  }

  @Test
  void read_entriesMissing_areAllNamed() {
    String yaml = "differences:\n  - {id: mp, sources: [{url: 'no address'}]}\nglossary: []\n";

    assertThatThrownBy(() ->
            DifferencesReader.read(
                "texts.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("differences[0]: 'institution' is missing")
        .hasMessageContaining("differences[0]: 'paragraph' is missing")
        .hasMessageContaining("differences[0].sources[0]: 'title' is missing")
        .hasMessageContaining("differences[0].sources[0].url: this is no address");
  }
}
