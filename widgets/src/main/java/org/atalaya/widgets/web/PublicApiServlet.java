// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.atalaya.cases.DeadlineExceededException;
import org.atalaya.charts.Chart;
import org.atalaya.charts.ChartSettings;
import org.atalaya.charts.SvgDrawing;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.CsvwMetadata;
import org.atalaya.exchange.DcatCatalogue;
import org.atalaya.exchange.QualityJson;
import org.atalaya.exchange.TableAddress;
import org.atalaya.exchange.TableFormat;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.load.AllowanceExceededException;
import org.atalaya.widgets.load.ClientAllowance;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.load.OverloadedException;
import org.atalaya.widgets.load.RefusalLog;
import org.atalaya.widgets.load.WorkLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statistics and charts, mapped to {@code {base}/v1/*}.
 *
 * <pre>
 * /statistics                          the catalogue
 * /catalog.jsonld                      the same for open-data portals (DCAT)
 * /quality.json                        how good the records are
 * /openapi.json                        this API (OpenAPI 3.1)
 * /statistics/{indicator}.{format}     a table, in the formats of {@link TableFormat}
 * /charts/{indicator}.{svg|html}       a picture, a page
 * </pre>
 */
public final class PublicApiServlet extends PublicServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PublicApiServlet.class);
  private static final long CACHE_BYTES = 64L << 20;

  /** Beyond the time in which an answer is counted: for protecting and drawing it. */
  private static final Duration DRAWING = Duration.ofSeconds(2);

  /** When to ask again what the store did not count in time. */
  private static final Duration UNTIL_LESS_IS_ASKED = Duration.ofSeconds(30);

  private static final List<String> TABLES =
      Stream.concat(
              Arrays.stream(TableFormat.values()).map(TableFormat::id),
              Stream.of(CsvwMetadata.FORMAT))
          .toList();
  private static final List<String> CHARTS =
      Arrays.stream(ChartFormat.values()).map(ChartFormat::id).toList();

  /** Pages and pictures bring all they need; a page may be framed by anyone. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'"
          .formatted(ChartPage.STYLE_HASH);

  private final transient Observatory observatory;
  private final String api;
  private final transient InstantSource clock;
  private final transient ChartPage page = new ChartPage();
  private final transient WorkLimit limit;
  private final transient ClientAllowance allowance;
  private final transient AnswerCache cache;
  private final transient RefusalLog refusals = new RefusalLog();

  /**
   * The servlet.
   *
   * @param api address below which the public API lies, without a slash at its end, for example
   *     {@code https://observatorio.example/atalaya}; a path such as {@code /atalaya} where the
   *     host is not known: citations then have no address
   */
  public PublicApiServlet(Observatory observatory, String api) {
    this(observatory, api, LoadSettings.DEFAULT, InstantSource.system());
  }

  /**
   * The servlet.
   *
   * @param load how much is worked on at once, and for one client
   * @param clock says how long it is to the next release, and when clients may ask again; that of
   *     the observatory
   */
  public PublicApiServlet(
      Observatory observatory, String api, LoadSettings load, InstantSource clock) {
    this.observatory = observatory;
    this.api = api;
    this.clock = clock;
    limit = new WorkLimit(load);
    allowance = new ClientAllowance(load, clock, new SecureRandom());
    cache = new AnswerCache(CACHE_BYTES, load.longest().plus(DRAWING));
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response, PublicQuery query)
      throws IOException {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    String[] steps = path.split("/", -1);
    String key = path + query.normalised();
    if (steps.length == 2 && steps[1].equals("statistics")) {
      query.allowOnly("lang");
      ChartSettings settings = query.drawing();
      send(request, response, key, () -> ofAll(() -> catalogue(settings.locale())));
    } else if (steps.length == 2 && steps[1].equals("openapi.json")) {
      query.allowOnly("lang");
      ChartSettings settings = query.drawing();
      send(request, response, key, () -> ofAll(() -> openApi(settings.locale())));
    } else if (steps.length == 2 && steps[1].equals("quality.json")) {
      query.allowOnly("lang");
      ChartSettings settings = query.drawing();
      send(request, response, key, () -> ofAll(() -> quality(settings.locale())));
    } else if (steps.length == 3 && steps[1].equals("statistics")) {
      Resource resource = Resource.parse(steps[2], TABLES);
      send(
          request,
          response,
          key,
          () -> ofTable(resource, query, asked -> table(resource, query, asked)));
    } else if (steps.length == 2 && steps[1].equals("catalog.jsonld")) {
      query.allowOnly();
      send(request, response, key, () -> ofAll(this::openDataCatalogue));
    } else if (steps.length == 3 && steps[1].equals("charts")) {
      Resource resource = Resource.parse(steps[2], CHARTS);
      response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
      send(
          request,
          response,
          key,
          () -> ofTable(resource, query, asked -> picture(resource, query, asked)));
    } else {
      throw new ProblemException(
          RequestProblem.UNKNOWN_RESOURCE,
          path,
          List.of(
              "/v1/statistics",
              "/v1/catalog.jsonld",
              "/v1/quality.json",
              "/v1/openapi.json",
              "/v1/statistics/{indicator}.{%s}".formatted(String.join("|", TABLES)),
              "/v1/charts/{indicator}.{%s}".formatted(String.join("|", CHARTS))));
    }
  }

  /**
   * What an answer will tell of, and how it is made.
   *
   * @param empty whether nothing is released of which it could tell
   */
  private record Plan(Edition edition, boolean empty, Supplier<Answer> maker) {}

  /** An answer about all that is released. */
  private Plan ofAll(Supplier<Answer> maker) {
    List<Release> releases = observatory.releases();
    boolean empty = releases.stream().allMatch(release -> release.version().number() == 0);
    return new Plan(Edition.of(releases), empty, maker);
  }

  /** An answer about one table. */
  private Plan ofTable(
      Resource resource, PublicQuery query, Function<StatisticsQuery, Answer> maker) {
    StatisticsQuery asked = query.statistics(resource.indicator());
    Release release = observatory.release(asked);
    // By its number: the next release may come before the answer is made.
    StatisticsQuery pinned = asked.version(release.version().number());
    return new Plan(Edition.of(release), false, () -> maker.apply(pinned));
  }

  private void send(
      HttpServletRequest request, HttpServletResponse response, String key, Supplier<Plan> planned)
      throws IOException {
    try {
      Plan plan = planned.get();
      if (plan.empty() && cache.lastGood(key).isPresent()) {
        throw QueryProblem.of(Kind.NO_DATA, "", "");
      }
      // That there are no records is never the last good answer.
      Answer answer =
          plan.empty()
              ? plan.maker().get()
              : cache.get(
                  plan.edition().name(),
                  key,
                  () -> limit.within(() -> allowance.charge(request), plan.maker()));
      AnswerWriter.write(request, response, answer, plan.edition().cacheControl(clock.instant()));
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      if (e instanceof QueryException refusal && refusal.problem().kind() != Kind.NO_DATA) {
        throw e;
      }
      sendLastGood(request, response, key, e);
    }
  }

  /** The answer of an earlier time, while there is none for now; or why there is none. */
  private void sendLastGood(
      HttpServletRequest request, HttpServletResponse response, String key, RuntimeException reason)
      throws IOException {
    switch (reason) {
      case AllowanceExceededException e -> refusals.note(e);
      case OverloadedException e -> refusals.note(e);
      case DeadlineExceededException e -> refusals.note(e);
      case QueryException e -> {}
      default -> LOG.error("An answer could not be made anew: {}", reason.getClass().getName());
    }
    Answer answer = cache.lastGood(key).orElseThrow(() -> refusal(reason));
    response.setHeader("Atalaya-Stale", "true");
    AnswerWriter.write(request, response, answer, Edition.STALE);
  }

  private static RuntimeException refusal(RuntimeException reason) {
    return switch (reason) {
      case AllowanceExceededException e ->
          new ProblemException(RequestProblem.TOO_MANY_REQUESTS, e.retryAfter());
      case OverloadedException e -> new ProblemException(RequestProblem.OVERLOADED, e.retryAfter());
      case DeadlineExceededException e ->
          new ProblemException(RequestProblem.DEADLINE_EXCEEDED, UNTIL_LESS_IS_ASKED);
      default -> reason;
    };
  }

  private Answer catalogue(Locale locale) {
    return Answer.of(
        "application/json",
        CatalogueJson.write(
            observatory.catalogue(),
            observatory.releases(),
            observatory.protection(),
            api,
            locale));
  }

  private Answer openApi(Locale locale) {
    return Answer.of(
        "application/json",
        OpenApi.write(observatory.catalogue(), api, ElementsVersion.VALUE, locale));
  }

  private Answer quality(Locale locale) {
    return Answer.of(
        "application/json",
        QualityJson.write(observatory.quality(), observatory.protection(), locale));
  }

  private Answer openDataCatalogue() {
    return Answer.of(
        DcatCatalogue.MEDIA_TYPE,
        DcatCatalogue.write(observatory.catalogue(), observatory.protection(), api));
  }

  private Answer table(Resource resource, PublicQuery query, StatisticsQuery asked) {
    ChartSettings settings = query.drawing();
    PublishableTable table = observatory.table(asked);
    TableAddress address = address(resource, query);
    if (resource.format().equals(CsvwMetadata.FORMAT)) {
      return Answer.of(
              CsvwMetadata.MEDIA_TYPE, CsvwMetadata.write(table, address, settings.locale()))
          .links(licence(table));
    }
    TableFormat format = TableFormat.byId(resource.format()).orElseThrow();
    List<String> links = new ArrayList<>(licence(table));
    if (format == TableFormat.CSV) {
      links.add(
          "<%s>; rel=\"describedby\"; type=\"%s\""
              .formatted(address.file(CsvwMetadata.FORMAT), CsvwMetadata.MEDIA_TYPE));
    }
    Answer answer =
        Answer.of(format.mediaType(), format.write(table, Optional.of(address), settings.locale()))
            .links(links);
    return format == TableFormat.JSON ? answer : answer.savedAs(fileName(table, format));
  }

  /** A file that lies about by itself still says by its name that its records are invented. */
  private static String fileName(PublishableTable table, TableFormat format) {
    return table.header().indicator().id()
        + (table.header().source().synthetic() ? "-synthetic" : "")
        + "-v"
        + table.header().version().number()
        + "."
        + format.id();
  }

  private TableAddress address(Resource resource, PublicQuery query) {
    return new TableAddress(api, resource.indicator(), query.figures());
  }

  /** The licence, for programs that read no further than the headers. */
  private static List<String> licence(PublishableTable table) {
    return table.header().source().licence().stream()
        .map(licence -> "<%s>; rel=\"license\"".formatted(licence.url().toASCIIString()))
        .toList();
  }

  private Answer picture(Resource resource, PublicQuery query, StatisticsQuery asked) {
    ChartSettings settings = query.drawing();
    PublishableTable table = observatory.table(asked);
    String picture = SvgDrawing.draw(Chart.of(table, settings));
    ChartFormat format = ChartFormat.byId(resource.format()).orElseThrow();
    byte[] bytes =
        switch (format) {
          case HTML -> page.write(table, settings, picture, address(resource, query));
          case SVG -> picture.getBytes(StandardCharsets.UTF_8);
        };
    return Answer.of(format.mediaType(), bytes).links(licence(table));
  }

  /** The last step of a path: an indicator and a format. */
  private record Resource(String indicator, String format) {
    static Resource parse(String step, List<String> formats) {
      int dot = step.indexOf('.');
      String format = dot < 0 ? "" : step.substring(dot + 1);
      if (!formats.contains(format)) {
        throw new ProblemException(RequestProblem.UNKNOWN_FORMAT, format, formats);
      }
      return new Resource(step.substring(0, dot), format);
    }
  }
}
