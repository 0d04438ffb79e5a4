// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.router.Route;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.atalaya.Observatory;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.disclosure.CellValue;
import org.atalaya.measures.CellText;
import org.atalaya.measures.Completeness;
import org.atalaya.measures.DataQuality;
import org.atalaya.measures.DataQuality.Coverage;
import org.atalaya.measures.DataQuality.Revision;
import org.atalaya.measures.DataQuality.UnknownShare;
import org.atalaya.statistics.Measure;

/** How good the records are: what they cover and lack, how late they come, what was corrected. */
@Route("calidad")
public final class QualityPage extends PortalPage {

  private static final long serialVersionUID = 1L;
  private static final int MOST_MONTHS = 12;

  private final transient KeptQuality kept;

  /** The page over this observatory. */
  QualityPage(Observatory observatory, KeptQuality kept) {
    super(observatory, PortalSection.QUALITY);
    this.kept = kept;
  }

  @Override
  void fill(PageContent content) {
    DataQuality quality = kept.of(content.observatory());
    coverage(content, quality.coverage());
    unknowns(content, quality.unknowns());
    quality.delay().ifPresent(delay -> delay(content, delay));
    revisions(content, quality.revisions());
  }

  private static void coverage(PageContent content, List<Coverage> coverage) {
    Visit visit = content.visit();
    content.heading("quality.coverage");
    PortalTable table =
        new PortalTable(
            visit.text("quality.coverage.caption", visit.day(visit.catalogue().version().asOf())),
            List.of(
                visit.text("quality.counted"),
                visit.text("quality.period"),
                visit.text("quality.records")),
            2);
    for (Coverage one : coverage) {
      String period =
          one.first()
              .flatMap(first -> one.last().map(last -> period(visit, first, last)))
              .orElse(visit.text("quality.no-period"));
      table.row(
          visit.text(one.indicator().shortTitle()),
          period,
          CellText.of(one.records(), Measure.COUNT, visit.locale()));
    }
    content.add(table);
    content.explanation("quality.coverage.explanation");
  }

  private static String period(Visit visit, CalendarPeriod first, CalendarPeriod last) {
    return visit.text("quality.from-to", visit.month(first.first()), visit.month(last.last()));
  }

  private static void unknowns(PageContent content, List<UnknownShare> unknowns) {
    Visit visit = content.visit();
    content.heading("quality.unknowns");
    if (unknowns.isEmpty()) {
      content.explanation("quality.unknowns.none");
      return;
    }
    PortalTable table =
        new PortalTable(
            visit.text("quality.unknowns.caption"),
            List.of(
                visit.text("quality.property"),
                visit.text("quality.counted"),
                visit.text("quality.unknown")),
            2);
    Set<String> told = new HashSet<>();
    for (UnknownShare one : unknowns) {
      // Of several units with the same property, that which lacks it most.
      if (!told.add(one.dimension().id())) {
        continue;
      }
      table.row(
          visit.text(one.dimension().label()),
          visit.text(one.indicator().shortTitle()),
          CellText.of(one.share(), Measure.SHARE, visit.locale()));
    }
    content.add(table);
    content.explanation("quality.unknowns.explanation");
  }

  private static void delay(PageContent content, Completeness delay) {
    Visit visit = content.visit();
    content.heading("quality.delay");
    PortalTable table =
        new PortalTable(
            visit.text("quality.delay.caption"),
            List.of(visit.text("quality.month"), visit.text("quality.complete")),
            1);
    delay.months().entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<CalendarPeriod, Double> month) -> month.getKey().first())
                .reversed())
        .limit(MOST_MONTHS)
        .forEach(month ->
            table.row(
                visit.month(month.getKey().first()),
                percent(month.getValue(), Measure.SHARE.decimals(), visit)));
    content.add(table);
    content.explanation(
        "quality.delay.explanation", percent(Completeness.PROVISIONAL_BELOW, 0, visit));
  }

  private static String percent(double part, int decimals, Visit visit) {
    return CellText.figure(100 * part, Measure.SHARE, decimals, visit.locale());
  }

  /** Adds how published figures changed afterwards. */
  static void revisions(PageContent content, List<Revision> revisions) {
    Visit visit = content.visit();
    Locale locale = visit.locale();
    content.heading("quality.revisions");
    if (revisions.isEmpty()) {
      content.explanation("quality.revisions.none");
      return;
    }
    PortalTable table =
        new PortalTable(
            visit.text(
                "quality.revisions.caption",
                visit.text(revisions.getFirst().indicator().shortTitle())),
            List.of(
                visit.text("quality.period"),
                visit.text("quality.said-on"),
                visit.text("quality.then"),
                visit.text("quality.now")),
            2);
    for (Revision one : revisions) {
      table.row(
          period(visit, one.first(), one.last()),
          visit.day(one.earlier().asOf()),
          count(one.then(), locale),
          count(one.now(), locale));
    }
    content.add(table);
    content.explanation("quality.revisions.explanation");
  }

  private static String count(CellValue value, Locale locale) {
    return CellText.of(value, Measure.COUNT, locale);
  }
}
