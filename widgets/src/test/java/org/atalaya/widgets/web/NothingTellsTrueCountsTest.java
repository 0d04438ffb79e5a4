// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.atalaya.cases.CaseStore;
import org.atalaya.charts.ChartSettings;
import org.atalaya.disclosure.CellKeyRule;
import org.atalaya.disclosure.ContinuousPerturbationTable;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.DisclosureRule;
import org.atalaya.disclosure.MinimumFrequencyRule;
import org.atalaya.disclosure.PerturbationRow;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.UnprotectedTable;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Records whose true counts are numbers one can look for, under noise that never leaves a count as
 * it is: whatever the public side says, in answers, headers, refusals and logs, none of it is a
 * true count, a sum of record keys or a record's key. Without noise the same search finds the
 * counts in the same answers, so it can find them.
 */
@ExtendWith(OutputCaptureExtension.class)
class NothingTellsTrueCountsTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A record alone in its department has its key as its cell's sum. */
  private static final String ROWS =
      SampleCases.HEADER
          + SampleCases.repeated(
              """
              7919 2010-01-15,101,2,34,1122,1
              6871 2010-02-03,101,1,8,1222,2
              5953 2011-01-09,201,2,29,2122,1
              1    2011-03-25,301,1,12,2212,1
              """);

  /**
   * Noise of −3 or 3 from a count of 3 on. True counts here differ from each other by 1 or by much,
   * so no figure is the true count of another cell by chance either.
   */
  private static final ContinuousPerturbationTable NEVER_STAYING =
      ContinuousPerturbationTable.scattered(
          List.of(
              new PerturbationRow(1, new TreeMap<>(Map.of(-1, .75, 3, .25))),
              new PerturbationRow(2, new TreeMap<>(Map.of(-2, .6, 3, .4))),
              new PerturbationRow(3, new TreeMap<>(Map.of(-3, .5, 3, .5)))),
          new SplittableRandom(11));

  private static final DisclosureProfile NOISE =
      DisclosureProfile.publicWith(
          Stream.concat(
                  Stream.<DisclosureRule>of(new CellKeyRule(NEVER_STAYING, 5)),
                  Guatemala.disclosurePolicy().others().stream())
              .toList());

  private static final DisclosureProfile WITHOUT_NOISE =
      DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(5)));

  private static final List<String> LANGUAGES = List.of("es", "en");

  /** Of counts: without noise, each of their answers tells one. */
  private static final List<String> COUNTS =
      List.of(
          "complaints?",
          "complaints?by=year",
          "complaints?by=month&year=2010",
          "complaints?by=municipality",
          "complaints?by=department&top=1",
          "victims?by=department,victim-sex",
          "victims?by=victim-sex,department",
          "victims?by=year,victim-age,victim-sex",
          "victims?by=form-of-violence",
          "victims?victim-sex=F&department=01",
          "suspects?by=suspect-sex&from=2010&to=2010");

  private static final List<String> OTHER_MEASURES =
      List.of(
          "complaints?by=year&measure=share",
          "victims?by=department,victim-sex&measure=share",
          "complaints?by=year&measure=change",
          "victims?by=victim-sex,year&measure=change",
          "victims?by=department&year=2010&measure=rate",
          "victims?by=victim-sex&year=2011&department=02&measure=rate",
          "victims?by=department&year=2010&measure=standardised-rate");

  private static final List<String> RESOURCES =
      List.of("statistics", "quality.json", "openapi.json");

  /** In all languages at once. */
  private static final List<String> OF_ALL_LANGUAGES =
      List.of("catalog.jsonld", "statistics.whole.json", "quality.whole.json");

  /** Questions that are refused, some of them only after counting. */
  private static final List<String> REFUSED =
      List.of(
          "statistics/nothing.json",
          "statistics/complaints.xls",
          "nothing",
          "statistics/complaints.json?by=colour",
          "statistics/complaints.json?colour=red",
          "statistics/complaints.json?by=year&by=month",
          "statistics/complaints.json?year=1999",
          "statistics/complaints.json?by=suspect-sex",
          "statistics/complaints.json?measure=median",
          "statistics/complaints.json?measure=rate",
          "statistics/victims.json?by=department,victim-sex&year=2010&measure=standardised-rate",
          "statistics/complaints.json?version=7",
          "statistics/complaints.json?from=2010&to=2011",
          "statistics/complaints.json?by=department&top=0",
          "statistics/complaints.json?by=year,month,department,victim-sex",
          "statistics/complaints.json?by=municipality,month&victim-sex=F",
          "statistics/complaints.csv?by=municipality,month",
          "charts/complaints.svg?by=municipality,month",
          "charts/complaints.svg?width=99999",
          "charts/complaints.svg?by=%ff",
          "statistics?lang=fr");

  @Test
  void publicSide_underNoise_tellsNoTrueCountAndNoKey(CapturedOutput output) throws Exception {
    try (Host host = Host.of(NOISE)) {
      for (String question : questions().toList()) {
        Secrets secrets = host.secrets(Stream.of(question));
        assertThat(secrets.numbers()).as(question).isNotEmpty();
        for (String path : paths(question)) {
          Answer answer = host.get(path);
          boolean mayBeRefused = form(path).filter(ChartSettings.Form::isOfItsOwn).isPresent();
          assertThat(answer.status()).as(path).isIn(200, mayBeRefused ? 400 : 200);
          assertThat(secrets.in(answer.text())).as(path).isEmpty();
        }
      }
      Secrets all = host.secrets(questions());
      for (String resource : resources().toList()) {
        Answer answer = host.get(resource);
        assertThat(answer.status()).as(resource).isEqualTo(200);
        assertThat(all.in(answer.text())).as(resource).isEmpty();
      }
      for (String path : REFUSED) {
        Answer answer = host.get(path);
        assertThat(answer.status()).as(path).isIn(400, 404);
        assertThat(answer.text()).contains("application/problem+json");
        assertThat(all.in(answer.text())).as(path).isEmpty();
      }
      for (String method : List.of("HEAD", "OPTIONS", "POST")) {
        assertThat(all.in(host.ask(method, "statistics/complaints.json").text())).isEmpty();
      }
      assertThat(all.in(output.getAll())).as("logs").isEmpty();
    }
  }

  /** Control: with the counts as they are, every answer of counts tells one. */
  @Test
  void search_withoutNoise_findsTheCountsInEveryFormat() throws Exception {
    try (Host host = Host.of(WITHOUT_NOISE)) {
      for (String question : COUNTS) {
        Secrets secrets = host.secrets(Stream.of(question));
        for (String path : paths(question)) {
          boolean ofItsOwn = form(path).filter(ChartSettings.Form::isOfItsOwn).isPresent();
          if (!path.contains(".csv-metadata.json") && !ofItsOwn) {
            assertThat(secrets.in(host.get(path).text())).as(path).isNotEmpty();
          }
        }
      }
      for (String quality : List.of("quality.json", "quality.whole.json")) {
        assertThat(host.secrets(questions()).in(host.get(quality).text())).isNotEmpty();
      }
    }
  }

  /** Control: what the loggers of the product say at DEBUG is searched, too. */
  @Test
  void search_logAtDebug_findsTheCount(CapturedOutput output) throws Exception {
    try (Host host = Host.of(NOISE)) {
      Secrets all = host.secrets(questions());
      assertThat(all.in(output.getAll())).isEmpty();

      LoggerFactory.getLogger("org.atalaya.disclosure.Anything").debug("counted {}", 7919);

      assertThat(all.in(output.getAll())).containsExactly(7919L);
    }
  }

  /** Control: the records are what the search takes them for. */
  @Test
  void secrets_ofTheRecords_areTheirCountsAndKeys() {
    try (Host host = Host.of(NOISE)) {
      assertThat(host.secrets(Stream.of("victims?by=department,victim-sex")).numbers())
          .contains(7919L, 6871L, 5953L, 14790L)
          .anyMatch(number -> number > 1L << 40)
          .hasSizeGreaterThan(10);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7919",
        "7,919 víctimas",
        "7.919",
        "7 919",
        "7\u00a0919",
        "7\u202f919",
        "7\\u202f919",
        "7&#160;919",
        "<td>7919</td>",
        "[7919]",
        "x=-7919",
        "1,0123,7919,2",
        "key 81985529216486895",
        "key 81,985,529,216,486,895",
        "key 0x123456789abcdef"
      })
  void in_numberHoweverWritten_isFound(String text) {
    assertThat(new Secrets(Set.of(7919L, 0x123456789abcdefL)).in(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17919", "79190", "17,9191", "7922", "79.19", "\"1d7919c0\""})
  void in_otherNumber_isNotFound(String text) {
    assertThat(new Secrets(Set.of(7919L)).in(text)).isEmpty();
  }

  private static Stream<String> questions() {
    return Stream.concat(COUNTS.stream(), OTHER_MEASURES.stream());
  }

  private static Stream<String> resources() {
    return Stream.concat(
        OF_ALL_LANGUAGES.stream(),
        RESOURCES.stream()
            .flatMap(
                resource -> LANGUAGES.stream().map(language -> resource + "?lang=" + language)));
  }

  /** The addresses of a question in every format, form and language. */
  private static Optional<ChartSettings.Form> form(String path) {
    return ChartSettings.Form.byId(path.substring(path.lastIndexOf('=') + 1));
  }

  private static List<String> paths(String question) {
    int query = question.indexOf('?');
    String indicator = question.substring(0, query);
    List<String> paths = new ArrayList<>();
    paths.add("statistics/" + indicator + ".whole.json" + question.substring(query));
    for (String language : LANGUAGES) {
      String rest = question.substring(query) + "&lang=" + language;
      for (String format : List.of("json", "csv", "xlsx", "csv-metadata.json")) {
        paths.add("statistics/" + indicator + "." + format + rest);
      }
      for (ChartSettings.Form form : ChartSettings.Form.values()) {
        for (ChartFormat format : ChartFormat.values()) {
          // Compressed pixels hold any digits by chance; they are those of the SVG.
          if (format != ChartFormat.PNG) {
            paths.add("charts/" + indicator + "." + format.id() + rest + "&form=" + form.id());
          }
        }
      }
    }
    return paths;
  }

  /**
   * Everything that came back.
   *
   * @param status the status code
   * @param text headers and body; of a workbook, all that is packed in it
   */
  private record Answer(int status, String text) {}

  /** A running application. */
  private record Host(ConfigurableApplicationContext context) implements AutoCloseable {

    static Host of(DisclosureProfile profile) {
      return new Host(
          new SpringApplicationBuilder(Application.class)
              .initializers(context ->
                  ((GenericApplicationContext) context)
                      .registerBean(DisclosureProfile.class, () -> profile))
              .run(
                  "--server.port=0",
                  // All questions come from one client, and each has to be answered.
                  "--atalaya.load.client-burst=100000",
                  // Process ids and durations could be taken for counts.
                  "--spring.main.banner-mode=off",
                  "--spring.main.log-startup-info=false",
                  "--logging.pattern.console=%level %logger %message%n%throwable",
                  "--logging.level.root=WARN",
                  "--logging.level.org.atalaya=DEBUG",
                  "--logging.level.org.jooq=DEBUG",
                  "--logging.level.org.duckdb=DEBUG"));
    }

    Secrets secrets(Stream<String> questions) {
      Statistics statistics =
          new Statistics(context.getBean(CaseStore.class).tables(), Guatemala.indicators());
      return Secrets.of(questions.map(question -> counted(statistics, question)));
    }

    private static UnprotectedTable counted(Statistics statistics, String question) {
      int query = question.indexOf('?');
      return statistics.count(
          PublicQuery.parse(question.substring(query + 1))
              .statistics(question.substring(0, query))
              .measure(Measure.COUNT));
    }

    Answer get(String path) throws IOException, InterruptedException {
      return ask("GET", path);
    }

    Answer ask(String method, String path) throws IOException, InterruptedException {
      String port = context.getEnvironment().getRequiredProperty("local.server.port");
      HttpResponse<byte[]> response =
          HTTP.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/atalaya/v1/" + path))
                  .method(method, BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofByteArray());
      Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
      // How long and when: numbers of the transport.
      headers.keySet().removeAll(Set.of("content-length", "date"));
      Optional<String> type = response.headers().firstValue("Content-Type");
      String body =
          type.filter(name -> name.contains("spreadsheetml")).isPresent()
              ? unpacked(response.body())
              : new String(response.body(), StandardCharsets.UTF_8);
      return new Answer(response.statusCode(), headers + "\n" + body);
    }

    private static String unpacked(byte[] file) throws IOException {
      StringBuilder parts = new StringBuilder();
      try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
        for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
          parts.append(part.getName()).append('\n');
          parts.append(Optional.ofNullable(part.getComment()).orElse("")).append('\n');
          parts.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
        }
      }
      return parts.toString();
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      excludeName = {
        "com.vaadin.flow.spring.SpringBootAutoConfiguration",
        "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"
      })
  static class Application {

    @Bean
    CaseStore caseStore() {
      return SampleCases.store(SampleCases.mapping(), ROWS);
    }
  }
}
