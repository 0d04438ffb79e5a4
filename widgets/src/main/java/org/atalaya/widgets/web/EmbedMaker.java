// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.Observatory;
import org.atalaya.charts.Chart;
import org.atalaya.charts.ChartSettings;
import org.atalaya.charts.MapAtlas;
import org.atalaya.charts.SvgDrawing;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.identity.Scheme;
import org.atalaya.widgets.web.AnswerMaker.Plan;
import org.atalaya.widgets.web.KnownAddresses.Asked;

/** Makes the answers of {@link PublicApiServlet} for other sites: pages for frames, and oEmbed. */
final class EmbedMaker {

  /** Where these answers lie, as parts of the path below the base. */
  static final String FRAMES = "/embed/";

  static final String OEMBED = "/oembed";

  private static final String BUILDER = FRAMES + "builder";

  /** Below this width a page shows the narrow picture; in CSS pixels, as in its style. */
  private static final int NARROW_BELOW = 520;

  /** How wide the narrow picture is drawn. */
  private static final int NARROW = 360;

  private final Observatory observatory;
  private final String api;
  private final MapAtlas atlas;
  private final AnswerMaker maker;
  private final PageStyle style;
  private final PageStyle builderStyle;

  /**
   * A maker.
   *
   * @param api address below which the public API lies, without a slash at its end
   * @param atlas the maps on which charts can be drawn
   * @param maker makes the answers about tables
   * @param identity whose pages they are
   */
  EmbedMaker(
      Observatory observatory, String api, MapAtlas atlas, AnswerMaker maker, Identity identity) {
    this.observatory = observatory;
    this.api = api;
    this.atlas = atlas;
    this.maker = maker;
    style = PageStyle.of(EmbedPage.STYLE, Scheme.CHOSEN, identity);
    builderStyle = PageStyle.of(BuilderPage.STYLE, Scheme.READERS, identity);
  }

  /** How to answer a request for a page for frames, for the builder or for oEmbed. */
  Asked plan(String path, PublicQuery query) {
    return switch (path) {
      case OEMBED -> oEmbed(query);
      case BUILDER -> builder(query.drawing().locale());
      default -> frame(path, query);
    };
  }

  /** The builder; what an editor chose is in its address for its script alone. */
  private Asked builder(Locale locale) {
    return new Asked(
        BUILDER + locale.getLanguage(),
        contentSecurityPolicy(BUILDER),
        () ->
            maker.ofAll(() ->
                Answer.of(
                    ChartFormat.HTML.mediaType(),
                    BuilderPage.write(observatory.catalogue(), api, builderStyle, locale))));
  }

  private Asked frame(String path, PublicQuery query) {
    String widget = path.substring(FRAMES.length());
    if (widget.equals(Widget.DASHBOARD.id())) {
      return dashboard(DashboardRequest.of(query, observatory.catalogue()));
    }
    EmbedRequest request = EmbedRequest.of(widget, query, observatory.catalogue());
    return new Asked(
        request.key(),
        contentSecurityPolicy(path),
        maker.ofTable(request.indicator(), request.query(), asked -> page(request, asked)));
  }

  private Answer page(EmbedRequest request, StatisticsQuery asked) {
    EmbedPage.Part part = part(request, asked);
    return Answer.of(
            ChartFormat.HTML.mediaType(), EmbedPage.write(part, style, request.query().drawing()))
        .links(AnswerMaker.licence(part.table()));
  }

  private EmbedPage.Part part(EmbedRequest request, StatisticsQuery asked) {
    PublishableTable table = observatory.table(asked);
    ChartSettings settings = request.query().drawing();
    Chart wide = Chart.of(table, settings, atlas);
    List<String> pictures =
        switch (request.widget()) {
          case CHART, FIGURE ->
              List.of(
                  SvgDrawing.draw(wide),
                  SvgDrawing.draw(Chart.of(table, withWidth(request, NARROW), atlas)));
          case TABLE -> List.of();
          case DASHBOARD -> throw new IllegalArgumentException("a dashboard is no part of itself");
        };
    return new EmbedPage.Part(
        table, pictures, SharedChart.of(api, request, wide.caption(), table, settings.locale()));
  }

  private Asked dashboard(DashboardRequest request) {
    List<StatisticsQuery> questions =
        request.parts().stream().map(part -> part.query().statistics(part.indicator())).toList();
    return new Asked(
        request.key(),
        contentSecurityPolicy(FRAMES),
        () -> {
          List<Release> releases = questions.stream().map(observatory::release).toList();
          return new Plan(
              Edition.of(releases, Optional.empty()),
              false,
              () -> page(request, pinned(questions, releases)));
        });
  }

  /** By the versions there are when the page is begun, though others may come meanwhile. */
  private static List<StatisticsQuery> pinned(
      List<StatisticsQuery> questions, List<Release> releases) {
    return IntStream.range(0, questions.size())
        .mapToObj(i -> questions.get(i).version(releases.get(i).version().number()))
        .toList();
  }

  private Answer page(DashboardRequest request, List<StatisticsQuery> questions) {
    List<EmbedPage.Part> parts =
        IntStream.range(0, questions.size())
            .mapToObj(i -> part(request.parts().get(i), questions.get(i)))
            .toList();
    return Answer.of(ChartFormat.HTML.mediaType(), EmbedPage.write(request, parts, api, style))
        .links(AnswerMaker.licence(parts.getFirst().table()));
  }

  /** The same drawing in another width and as high as it needs to be. */
  private static ChartSettings withWidth(EmbedRequest request, int width) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(request.query().parameters());
    parameters.remove("height");
    parameters.put("width", List.of(Integer.toString(width)));
    return new PublicQuery(parameters).drawing();
  }

  private Asked oEmbed(PublicQuery query) {
    OEmbedRequest asked = OEmbedRequest.parse(query);
    if (api.startsWith("/")) {
      throw new ProblemException(RequestProblem.NO_PUBLIC_ADDRESS, "", List.of());
    }
    EmbedRequest request =
        EmbedRequest.at(asked.url(), api, observatory.catalogue())
            .orElseThrow(() ->
                new ProblemException(
                    RequestProblem.NOT_EMBEDDABLE,
                    asked.url(),
                    List.of(
                        api + "/v1/charts/{indicator}.html",
                        api + "/embed/" + Widget.CHART.id() + "?indicator={indicator}")));
    return new Asked(
        OEMBED + asked.box() + request.key(),
        Optional.empty(),
        maker.ofTable(
            request.indicator(), request.query(), table -> oEmbed(asked, request, table)));
  }

  private Answer oEmbed(OEmbedRequest asked, EmbedRequest request, StatisticsQuery query) {
    PublishableTable table = observatory.table(query);
    int width = Math.min(asked.maxWidth(), request.query().drawing().width());
    // As the page scales it: the picture that the style shows at this width.
    ChartSettings drawn =
        width < NARROW_BELOW ? withWidth(request, NARROW) : request.query().drawing();
    Chart chart = Chart.of(table, drawn, atlas);
    int picture = (int) Math.ceil((double) SvgDrawing.height(chart) * width / drawn.width());
    int height = Math.min(asked.maxHeight(), EmbedPage.height(picture));
    SharedChart shared = SharedChart.of(api, request, chart.caption(), table, drawn.locale());
    return Answer.of(
        "application/json",
        OEmbedJson.write(shared, width, height).getBytes(StandardCharsets.UTF_8));
  }

  /** The content security policy of an answer that has one. */
  Optional<String> contentSecurityPolicy(String path) {
    if (path.equals(BUILDER)) {
      return Optional.of(EmbedPage.contentSecurityPolicy(api, builderStyle));
    }
    return path.startsWith(FRAMES)
        ? Optional.of(EmbedPage.contentSecurityPolicy(api, style))
        : Optional.empty();
  }

  /** A problem as a page for those who look at a frame. */
  byte[] page(Problem problem, Locale locale) {
    return EmbedPage.write(problem, api, style, locale);
  }
}
