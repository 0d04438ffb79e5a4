// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.alertticker;

import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.atalaya.alerts.AlertKind;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.portlet.EditForm;
import org.atalaya.portlet.EditedPortlet;
import org.atalaya.portlet.Markup;
import org.atalaya.portlet.PortletFiles;
import org.atalaya.portlet.Words;
import org.atalaya.remote.RemoteBulletin;

/**
 * The active alerts for missing women and children. They do not follow the filters of the page: who
 * looks at the figures of one department may have seen somebody from another.
 *
 * <p>Only alerts are shown of which the observatory has just said that they hold. The page that was
 * written cannot take one back, so it says of which moment it is; the element asks again by itself.
 */
public final class AlertTickerPortlet extends EditedPortlet<TickerSettings> {

  private static final int SECONDS = 60;

  @Override
  protected List<String> fields() {
    return TickerSettings.FIELDS;
  }

  @Override
  protected TickerSettings read(UnaryOperator<String> values) {
    return TickerSettings.read(values);
  }

  /** Any choice can be shown, be it that no alert is active. */
  @Override
  protected void check(TickerSettings settings) {}

  @Override
  protected void write(EditForm form) {
    Words words = form.words();
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("", words.text("alerts.all"));
    for (AlertKind kind : AlertKind.values()) {
      kinds.put(kind.code(), Guatemala.alertAuthority().of(kind).name().in(words.locale()));
    }
    Map<String, String> departments = new LinkedHashMap<>();
    departments.put("", words.text("filter.all"));
    TickerSettings.DEPARTMENTS.forEach(
        department -> departments.put(department.code(), department.label().in(words.locale())));
    Map<String, String> rows = new LinkedHashMap<>();
    TickerSettings.ROWS.forEach(number -> rows.put(number.toString(), number.toString()));
    select(form, TickerSettings.KIND, kinds);
    select(form, TickerSettings.DEPARTMENT, departments);
    select(form, TickerSettings.SHOWN, rows);
  }

  private static void select(EditForm form, String field, Map<String, String> options) {
    String label = form.words().text("field." + field);
    form.select(field, field, label, form.values().apply(field), options);
  }

  @Override
  protected void show(
      TickerSettings settings, RenderRequest request, RenderResponse response, Markup out) {
    Words words = words(request);
    PortletFiles files = PortletFiles.of(response);
    out.start(
        "atalaya-alert-ticker",
        "observatory",
        elsewhere().api().toString(),
        "kind",
        settings.kind().map(AlertKind::code).orElse(""),
        "department",
        settings.department().orElse(""),
        "rows",
        Integer.toString(settings.rows()),
        "lang",
        words.language(),
        "class",
        "atalaya-alerts",
        "data-atalaya-resource",
        files.resource(),
        "data-atalaya-parameter",
        files.parameter());
    Optional<List<RemoteBulletin>> known = elsewhere().alerts(words.language());
    if (known.isEmpty()) {
      message(out, words.text("alerts.unknown"));
    } else {
      bulletins(settings, known.get().stream().filter(settings::has).toList(), files, words, out);
    }
    moment(response, words, out);
    out.end();
  }

  private static void bulletins(
      TickerSettings settings,
      List<RemoteBulletin> all,
      PortletFiles files,
      Words words,
      Markup out) {
    if (all.isEmpty()) {
      out.element("p", words.text("alerts.none"));
      return;
    }
    // Another begins each minute: nobody is always the last.
    List<RemoteBulletin> shown = new ArrayList<>(all);
    Collections.rotate(shown, (int) (Instant.now().getEpochSecond() / SECONDS % all.size()));
    int number = Math.min(settings.rows(), all.size());
    out.element("p", words.text("alerts.some", number, all.size()), "class", "atalaya-title");
    out.start("ul");
    shown.subList(0, number).forEach(bulletin -> bulletin(bulletin, files, words, out));
    out.end();
  }

  private static void bulletin(
      RemoteBulletin bulletin, PortletFiles files, Words words, Markup out) {
    out.start("li");
    if (bulletin.photo()) {
      out.empty(
          "img",
          "src",
          files.address("/alerts/%s/photo?size=ticker".formatted(bulletin.id())),
          "alt",
          words.text("alerts.photo", bulletin.person()),
          "class",
          "atalaya-photo",
          "loading",
          "lazy");
    }
    out.start("div");
    out.element("p", bulletin.person(), "class", "atalaya-title");
    out.element("p", bulletin.kindName() + " " + bulletin.number(), "class", "atalaya-note");
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(words.locale());
    out.element(
        "p",
        words.text(
            "alerts.seen",
            day.format(bulletin.lastSeen()),
            bulletin.municipalityName(),
            bulletin.departmentName()));
    acts(bulletin, words, out);
    out.end().end();
  }

  /** What a reader can do. */
  private static void acts(RemoteBulletin bulletin, Words words, Markup out) {
    out.start("p");
    out.element("a", words.text("alerts.call", bulletin.line()), "href", "tel:" + bulletin.line());
    out.text(" · ");
    page(out, bulletin.page().toString(), words.text("alerts.bulletin"));
    if (bulletin.tip().isPresent()) {
      out.text(" · ");
      page(out, bulletin.tip().get().toString(), words.text("alerts.tip"));
    }
    out.end();
  }

  private static void moment(RenderResponse response, Words words, Markup out) {
    String moment =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(words.locale())
            .format(Instant.now().atZone(Guatemala.ZONE));
    out.start("p", "class", "atalaya-note").text(words.text("alerts.moment", moment) + " ");
    out.element("a", words.text("alerts.again"), "href", response.createRenderURL().toString());
    out.end();
  }
}
