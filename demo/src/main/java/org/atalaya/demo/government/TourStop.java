// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stops of the guided tour, in their order. */
enum TourStop {
  HOME(Site.PORTAL, ""),
  RESPONSE(Site.PORTAL, "respuesta"),
  PLACES(Site.PORTAL, "lugares"),
  DIFFERENCES(Site.PORTAL, "por-que-difieren"),
  EXPLORE(Site.PORTAL, "consulta"),
  PARTNER(Site.PARTNER, ""),
  MEDIA(Site.MEDIA, ""),
  DESK(Site.DESK, ""),
  CERTIFICATES(Site.PORTAL, "constancias"),
  TIPS(Site.PORTAL, "avisar");

  /** The parameter that says at which stop a page of the portal is read. */
  static final String PARAMETER = "stop";

  /** The sites of the demo. */
  enum Site {
    PORTAL,
    PARTNER,
    MEDIA,
    DESK
  }

  private final Site site;
  private final String path;

  TourStop(Site site, String path) {
    this.site = site;
    this.path = path;
  }

  Site site() {
    return site;
  }

  /** Below the site's address, without a slash before it. */
  String path() {
    return path;
  }

  /** From 1. */
  int number() {
    return ordinal() + 1;
  }

  /** First part of the names of its texts. */
  String key() {
    return "tour." + name().toLowerCase(Locale.ROOT);
  }

  /** The one of this number, if there is one. */
  static Optional<TourStop> of(String number) {
    return Arrays.stream(values())
        .filter(stop -> Integer.toString(stop.number()).equals(number))
        .findFirst();
  }

  /** The one after it; empty after the last. */
  Optional<TourStop> next() {
    return of(Integer.toString(number() + 1));
  }
}
