// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.portlet.PortalVisit.english;
import static org.atalaya.portlet.PortalVisit.first;
import static org.atalaya.portlet.PortalVisit.get;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.portlet.PortalProcess.Deployment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The WAR with records of its own, in the container of Jakarta Portlet 4.0. */
@TestInstance(Lifecycle.PER_CLASS)
class StandalonePortletIT implements StatisticsContract, EditContract, FilterContract {

  private PortalVisit visit;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    visit =
        new PortalVisit(
            PortalProcess.Container.STANDALONE,
            folder,
            (observatory, moved) -> deployment(folder, observatory));
  }

  /**
   * Three applications. {@code first} has only records; {@code second} has another store, and an
   * observatory for all else; {@code third} has a mapping that is none.
   */
  private static Deployment deployment(Path folder, SampleObservatory observatory) {
    return new Deployment(
        SampleRecords.in(folder),
        List.of(
            "first=WAR",
            "second=WAR,init:atalaya.store=%s,jndi:atalaya/observatory=%s"
                .formatted(folder.resolve("second.duckdb"), observatory.address()),
            "third=WAR,init:atalaya.mapping=none"));
  }

  @AfterAll
  void stop() throws Exception {
    visit.close();
  }

  @Override
  public PortalVisit visit() {
    return visit;
  }

  /** Files are the application's own, and not the portlet's: they can be kept and shared. */
  @Override
  @Test
  public void view_inSpanish_isCompleteWithoutScript() throws Exception {
    String page = get(visit.page(WINDOW), "Accept-Language", "es").body();

    assertThat(page)
        .contains("<atalaya-chart", "observatory=\"/first\"", "<svg", "Tabla con las cifras");
    String file = first("href=\"(/first/v1/statistics/complaints\\.csv[^\"]+)\"", page);
    assertThat(get(visit.address() + file.replace("&amp;", "&")).body()).startsWith("month,");
  }

  @Override
  @Test
  public void resource_publicFile_isTheObservatorysAndConfirmedByTag() throws Exception {
    String file = "/statistics/complaints.json?by=year&lang=es";
    String address = visit.resource(WINDOW, file);

    HttpResponse<String> answer = get(address);

    assertThat(answer.body()).isEqualTo(get(visit.address() + "/first/v1" + file).body());
    assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=0");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get(address, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  /** The portal is killed: the store opens again, and noise is what it was. */
  @Override
  @Test
  public void edit_saved_isShownAndOutlivesARestart() throws Exception {
    String file = visit.address() + "/first/v1/statistics/victims.json?by=victim-sex&lang=en";
    String before = get(file).body();

    EditContract.super.edit_saved_isShownAndOutlivesARestart();

    assertThat(before).contains("\"value\"");
    assertThat(get(file.replaceFirst("^http://[^/]+", visit.address())).body()).isEqualTo(before);
  }

  @Test
  void view_settingThatCannotBeUsed_isNamed() throws Exception {
    assertThat(english(visit.page("third~statistics~1")))
        .contains("the setting atalaya.mapping is missing or cannot be used")
        .doesNotContain("<atalaya-chart");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alertticker", "registrycheck", "tipline"})
  void view_ofWhatOnlyAnObservatoryHas_saysSoOrAsksIt(String portlet) throws Exception {
    assertThat(english(visit.page("first~%s~1".formatted(portlet))))
        .contains("where the observatory is (atalaya.observatory)");
    assertThat(english(visit.page("second~%s~1".formatted(portlet))))
        .contains("observatory=\"%s\"".formatted(visit.observatory().address()));
    assertThat(english(visit.page("second~statistics~1"))).contains("observatory=\"/second\"");
  }

  @Test
  void war_unpacked_bringsTheEngineAndNoFramework() throws Exception {
    try (Stream<Path> libraries = Files.list(visit.folder().resolve("war/WEB-INF/lib"))) {
      assertThat(libraries.map(library -> library.getFileName().toString()))
          .anyMatch(name -> name.startsWith("duckdb_jdbc"))
          .anyMatch(name -> name.startsWith("atalaya-widgets"))
          .noneMatch(name ->
              name.matches(
                  "(sqlite|flyway|tink|pdfbox|spring|vaadin|pluto|tomcat|.*(portlet|servlet)-api).*"));
    }
  }
}
