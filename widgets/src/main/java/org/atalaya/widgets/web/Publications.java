// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.atalaya.Observatory;

/** When the observatory publishes, and what it corrected: as data, pages, feeds and a calendar. */
final class Publications {

  static final String CALENDAR = "text/calendar; charset=utf-8";
  static final String ATOM = "application/atom+xml; charset=utf-8";

  private final Map<String, Function<Locale, Answer>> makers = new LinkedHashMap<>();

  /**
   * The publications of an observatory.
   *
   * @param api address below which the public API lies, without a slash at its end
   * @param look of the pages
   */
  Publications(Observatory observatory, String api, CorrectionNotices notices, ChartPage look) {
    PublicationJson json = new PublicationJson(observatory, notices);
    PublicationPages pages = new PublicationPages(observatory, api, notices, look);
    PublicationFeeds feeds = new PublicationFeeds(observatory, api, notices);
    String page = ChartFormat.HTML.mediaType();
    makers.put("releases", locale -> Answer.of("application/json", json.releases(locale)));
    makers.put("releases.html", locale -> Answer.of(page, pages.releases(locale)));
    makers.put("releases.atom", locale -> Answer.of(ATOM, feeds.releases(locale)));
    makers.put(
        "releases.ics", locale -> Answer.of(CALENDAR, new ReleaseDates(observatory).write(locale)));
    makers.put("corrections", locale -> Answer.of("application/json", json.corrections(locale)));
    makers.put("corrections.html", locale -> Answer.of(page, pages.corrections(locale)));
    makers.put("corrections.atom", locale -> Answer.of(ATOM, feeds.corrections(locale)));
  }

  /** What makes the answer of this name below {@code {base}/v1}, if there is one. */
  Optional<Function<Locale, Answer>> maker(String name) {
    return Optional.ofNullable(makers.get(name));
  }
}
