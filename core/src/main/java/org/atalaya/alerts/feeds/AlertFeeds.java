// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertBoard.Posted;
import org.atalaya.alerts.PublicAlert;

/**
 * Writes what is posted as feeds, and one alert as a message. The same alerts, language and address
 * give the same bytes, so a digest of them is an entity tag.
 *
 * <pre>{@code
 * AlertFeeds feeds =
 *     new AlertFeeds(Guatemala.alertAuthority(), "https://observatorio.example/atalaya");
 * byte[] json = feeds.json(board.posted(), Locale.of("es"));
 * }</pre>
 */
public final class AlertFeeds {

  /** The media type of JSON Feed. */
  public static final String JSON = "application/feed+json";

  /** The media type of Atom. */
  public static final String ATOM = "application/atom+xml";

  /** The media type of RSS. */
  public static final String RSS = "application/rss+xml";

  /** The media type of the Common Alerting Protocol. */
  public static final String CAP = "application/cap+xml";

  private final AlertAuthority authority;
  private final AlertAddresses addresses;

  /**
   * Feeds of an authority.
   *
   * @param base the public address of the API, as in {@link AlertAddresses}
   */
  public AlertFeeds(AlertAuthority authority, String base) {
    this.authority = authority;
    this.addresses = new AlertAddresses(base);
  }

  /** Where the alerts lie that these feeds tell of. */
  public AlertAddresses addresses() {
    return addresses;
  }

  /** All that is posted as JSON Feed 1.1. */
  public byte[] json(Posted posted, Locale locale) {
    return new JsonFeed(authority, addresses, locale)
        .write(all(posted), addresses.feed("json", locale));
  }

  /** One alert as JSON Feed 1.1 with a single item. */
  public byte[] json(PublicAlert alert, Locale locale) {
    return new JsonFeed(authority, addresses, locale)
        .write(List.of(alert), addresses.json(alert.id(), locale));
  }

  /** All that is posted as Atom, which is the index of the CAP messages. */
  public byte[] atom(Posted posted, Locale locale) {
    return new AtomFeed(authority, addresses, locale).write(all(posted));
  }

  /** All that is posted as RSS 2.0. */
  public byte[] rss(Posted posted, Locale locale) {
    return new RssFeed(authority, addresses, locale).write(all(posted));
  }

  /** What was told of an alert last, as message of the Common Alerting Protocol 1.2. */
  public byte[] cap(PublicAlert alert) {
    return new CapAlert(authority, addresses).write(alert);
  }

  private static List<PublicAlert> all(Posted posted) {
    return Stream.<PublicAlert>concat(posted.bulletins().stream(), posted.tombstones().stream())
        .toList();
  }
}
