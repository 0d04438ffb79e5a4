// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.atalaya.Freshness;
import org.atalaya.Observatory;
import org.atalaya.charts.Chart;
import org.atalaya.charts.ChartSettings;
import org.atalaya.charts.ChartSource;
import org.atalaya.charts.EChartsOption;
import org.atalaya.charts.MapAtlas;
import org.atalaya.charts.PngDrawing;
import org.atalaya.charts.SvgDrawing;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.CsvwMetadata;
import org.atalaya.exchange.DcatCatalogue;
import org.atalaya.exchange.QualityJson;
import org.atalaya.exchange.TableAddress;
import org.atalaya.exchange.TableFormat;
import org.atalaya.remote.WholeJson;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.ElementsVersion;
import org.jspecify.annotations.Nullable;

/** Makes the answers of {@link PublicApiServlet}: what lies at which address, and out of what. */
final class AnswerMaker {

  private static final List<String> TABLES =
      Stream.concat(
              Arrays.stream(TableFormat.values()).map(TableFormat::id),
              Stream.of(CsvwMetadata.FORMAT))
          .toList();
  private static final List<String> TABLES_AND_WHOLE =
      Stream.concat(TABLES.stream(), Stream.of(WholeJson.FORMAT)).toList();
  private static final List<String> CHARTS =
      Arrays.stream(ChartFormat.values()).map(ChartFormat::id).toList();

  private final Observatory observatory;
  private final String api;
  private final MapAtlas atlas;
  private final Publications publications;
  private final ChartPage page;

  /**
   * A maker.
   *
   * @param api address below which the public API lies, without a slash at its end
   * @param atlas the maps on which charts can be drawn
   * @param publisher whose pages they are, and what is said of figures that were wrong
   */
  AnswerMaker(Observatory observatory, String api, MapAtlas atlas, Publisher publisher) {
    this.observatory = observatory;
    this.api = api;
    this.atlas = atlas;
    page = new ChartPage(publisher.identity());
    publications = new Publications(observatory, api, publisher.notices(), page);
  }

  /** What pages and pictures of charts may do. */
  String contentSecurityPolicy() {
    return page.contentSecurityPolicy(api);
  }

  /**
   * What an answer will tell of, and how it is made.
   *
   * @param empty whether nothing is released of which it could tell
   * @param maker makes it, and may take its time
   */
  record Plan(Edition edition, boolean empty, Supplier<Answer> maker) {}

  /**
   * How to answer a request. What is wrong with its address is refused at once; what has to do with
   * the records, when the plan is asked for.
   *
   * @param path what follows {@code {base}/v1} in the address
   */
  Supplier<Plan> plan(String path, PublicQuery query) {
    String[] steps = path.split("/", -1);
    if (steps.length == 2) {
      return switch (steps[1]) {
        case "statistics" -> {
          Locale locale = language(query);
          yield () -> catalogue((releases, freshness) -> catalogue(releases, freshness, locale));
        }
        case "openapi.json" -> inLanguage(query, this::openApi);
        case "quality.json" -> inLanguage(query, this::quality);
        case "catalog.jsonld" -> {
          query.allowOnly();
          yield () -> ofAll(this::openDataCatalogue);
        }
        case "statistics." + WholeJson.FORMAT -> {
          query.allowOnly();
          yield () -> catalogue(this::wholeCatalogue);
        }
        case "quality." + WholeJson.FORMAT -> {
          query.allowOnly();
          yield () -> ofAll(this::wholeQuality);
        }
        default -> publication(steps[1], path, query);
      };
    }
    if (steps.length == 3 && steps[1].equals("statistics")) {
      Resource resource = Resource.parse(steps[2], TABLES_AND_WHOLE);
      if (resource.format().equals(WholeJson.FORMAT)) {
        return wholeTable(resource, query);
      }
      return ofTable(resource.indicator(), query, asked -> table(resource, query, asked));
    }
    if (steps.length == 3 && steps[1].equals("charts")) {
      return chart(Resource.parse(steps[2], CHARTS), query);
    }
    throw unknown(path);
  }

  private Supplier<Plan> publication(String name, String path, PublicQuery query) {
    Function<Locale, Answer> maker = publications.maker(name).orElseThrow(() -> unknown(path));
    Locale locale = language(query);
    return () -> ofEach(() -> maker.apply(locale));
  }

  private Supplier<Plan> chart(Resource resource, PublicQuery query) {
    boolean pixels = resource.format().equals(ChartFormat.PNG.id());
    int scale = pixels ? query.scale() : 1;
    PublicQuery rest = pixels ? query.withoutScale() : query;
    return ofTable(resource.indicator(), rest, asked -> picture(resource, rest, asked, scale));
  }

  /** In all languages, so that a language is no parameter of it. */
  private Supplier<Plan> wholeTable(Resource resource, PublicQuery query) {
    StatisticsQuery asked = StatisticsQuery.parse(resource.indicator(), query.parameters());
    return new TablePlans(
        asked,
        pinned -> Answer.of(WholeJson.MEDIA_TYPE, WholeJson.write(observatory.table(pinned))));
  }

  /** Every address below {@code {base}/v1} that the catalogue names. */
  List<String> defaultViews() {
    List<String> views =
        new ArrayList<>(
            List.of("/statistics", "/quality.json", "/catalog.jsonld", "/openapi.json"));
    for (StatisticsCatalogue.Entry entry : observatory.catalogue().entries()) {
      String id = entry.indicator().id();
      TABLES.forEach(format -> views.add("/statistics/" + id + "." + format));
      CHARTS.forEach(format -> views.add("/charts/" + id + "." + format));
    }
    return views;
  }

  private Supplier<Plan> inLanguage(PublicQuery query, Function<Locale, Answer> maker) {
    Locale locale = language(query);
    return () -> ofAll(() -> maker.apply(locale));
  }

  private static Locale language(PublicQuery query) {
    query.allowOnly("lang");
    return query.drawing().locale();
  }

  private static ProblemException unknown(String path) {
    return new ProblemException(
        RequestProblem.UNKNOWN_RESOURCE,
        path,
        List.of(
            "/v1/statistics",
            "/v1/catalog.jsonld",
            "/v1/quality.json",
            "/v1/openapi.json",
            "/v1/releases{|.html|.atom|.ics}",
            "/v1/corrections{|.html|.atom}",
            "/v1/{statistics|quality}.%s".formatted(WholeJson.FORMAT),
            "/v1/statistics/{indicator}.{%s}".formatted(String.join("|", TABLES_AND_WHOLE)),
            "/v1/charts/{indicator}.{%s}".formatted(String.join("|", CHARTS))));
  }

  /** An answer about what is released for every kind of table: nothing quicker changes it. */
  Plan ofAll(Supplier<Answer> maker) {
    Release slowest = observatory.releases().getLast();
    return new Plan(
        Edition.of(List.of(slowest), Optional.empty()), slowest.version().number() == 0, maker);
  }

  /** An answer that tells of each release that a calendar has. */
  private Plan ofEach(Supplier<Answer> maker) {
    List<Release> releases =
        observatory.releases().stream().filter(one -> one.tier() != Tier.LIVE).toList();
    boolean empty = releases.stream().allMatch(release -> release.version().number() == 0);
    return new Plan(Edition.of(releases, Optional.empty()), empty, maker);
  }

  /** The answer that tells of each release, and of how far a live system is followed. */
  private Plan catalogue(BiFunction<List<Release>, Optional<Freshness>, Answer> maker) {
    List<Release> releases = observatory.releases();
    Optional<Freshness> freshness = observatory.freshness().map(Freshness::toMinutes);
    boolean empty = releases.stream().allMatch(release -> release.version().number() == 0);
    return new Plan(Edition.of(releases, freshness), empty, () -> maker.apply(releases, freshness));
  }

  /** An answer about one table. */
  Supplier<Plan> ofTable(
      String indicator, PublicQuery query, Function<StatisticsQuery, Answer> maker) {
    return new TablePlans(query.statistics(indicator), maker);
  }

  /** The plans for one question; the same one until another version is released. */
  private final class TablePlans implements Supplier<Plan> {
    private final StatisticsQuery asked;
    private final Function<StatisticsQuery, Answer> maker;
    private volatile @Nullable Planned last;

    private record Planned(Release release, Plan plan) {}

    TablePlans(StatisticsQuery asked, Function<StatisticsQuery, Answer> maker) {
      this.asked = asked;
      this.maker = maker;
    }

    @Override
    public Plan get() {
      Release release = observatory.release(asked);
      Planned known = last;
      if (known == null || !known.release().equals(release)) {
        known = new Planned(release, plan(release));
        last = known;
      }
      return known.plan();
    }

    private Plan plan(Release release) {
      // By its number: the next release may come before the answer is made.
      StatisticsQuery pinned = asked.version(release.version().number());
      return new Plan(Edition.of(release), false, () -> maker.apply(pinned));
    }
  }

  private Answer catalogue(List<Release> releases, Optional<Freshness> freshness, Locale locale) {
    return Answer.of(
        "application/json",
        CatalogueJson.write(
            observatory.catalogue(), releases, freshness, observatory.protection(), api, locale));
  }

  private Answer wholeCatalogue(List<Release> releases, Optional<Freshness> freshness) {
    return Answer.of(
        WholeJson.MEDIA_TYPE,
        WholeJson.write(observatory.catalogue(), releases, freshness, observatory.protection()));
  }

  private Answer wholeQuality() {
    return Answer.of(WholeJson.MEDIA_TYPE, WholeJson.write(observatory.quality()));
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
    return format == TableFormat.JSON ? answer : answer.savedAs(format.fileName(table));
  }

  private TableAddress address(Resource resource, PublicQuery query) {
    return new TableAddress(api, resource.indicator(), query.figures());
  }

  /** The licence, for programs that read no further than the headers. */
  static List<String> licence(PublishableTable table) {
    return table.header().source().licence().stream()
        .map(licence -> "<%s>; rel=\"license\"".formatted(licence.url().toASCIIString()))
        .toList();
  }

  private Answer picture(Resource resource, PublicQuery query, StatisticsQuery asked, int scale) {
    ChartSettings settings = query.drawing();
    PublishableTable table = observatory.table(asked);
    ChartSource source = source(table, settings, asked, address(resource, query));
    Chart chart = Chart.of(source, settings, atlas);
    ChartFormat format = ChartFormat.byId(resource.format()).orElseThrow();
    byte[] bytes =
        switch (format) {
          case HTML -> {
            SharedChart shared =
                SharedChart.of(
                    api,
                    new EmbedRequest(Widget.CHART, resource.indicator(), query),
                    chart.caption(),
                    table,
                    settings.locale());
            yield page.write(
                table, settings, SvgDrawing.draw(chart), address(resource, query), shared);
          }
          case SVG -> SvgDrawing.draw(chart).getBytes(StandardCharsets.UTF_8);
          case PNG -> pixels(source, chart, scale);
          case JSON -> EChartsOption.write(chart);
        };
    return Answer.of(format.mediaType(), bytes).links(licence(table));
  }

  /** The table with what its picture says beside its figures. */
  private ChartSource source(
      PublishableTable table, ChartSettings settings, StatisticsQuery asked, TableAddress address) {
    ChartSource source =
        address.printed().map(ChartSource.of(table)::at).orElse(ChartSource.of(table));
    if (!ChartSource.tellsChanges(table, settings)
        || !table.header().indicator().measures().contains(Measure.CHANGE)) {
      return source;
    }
    try {
      PublishableTable changes = observatory.table(asked.measure(Measure.CHANGE));
      // A ranking sorts its changes otherwise than its counts.
      return changes.header().axes().equals(table.header().axes()) ? source.with(changes) : source;
    } catch (QueryException e) {
      // Changes rest on months: what is released of them may be older, or too detailed to be told.
      return source;
    }
  }

  /** A long picture whose height nobody chose is made as one of the greatest height. */
  private byte[] pixels(ChartSource source, Chart whole, int scale) {
    Chart chart =
        SvgDrawing.height(whole) > ChartSettings.MAX_HEIGHT
            ? Chart.of(source, whole.settings().withHeight(ChartSettings.MAX_HEIGHT), atlas)
            : whole;
    int most = PngDrawing.mostScale(chart);
    if (scale > most) {
      throw QueryProblem.of(
          Kind.INVALID_VALUE, PublicQuery.SCALE, Integer.toString(scale), PublicQuery.scales(most));
    }
    return PngDrawing.draw(chart, scale);
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
