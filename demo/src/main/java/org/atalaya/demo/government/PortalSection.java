// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import java.util.List;
import java.util.Locale;
import org.atalaya.statistics.StatisticsCatalogue;

/** The pages of the portal in the order of its navigation. */
enum PortalSection {
  HOME(HomePage.class),
  RESPONSE(ResponsePage.class),
  PEOPLE(PeoplePage.class),
  PLACES(PlacesPage.class),
  ALERTS(AlertsPage.class),
  CERTIFICATES(CertificatesPage.class),
  TIPS(TipsPage.class),
  EXPLORE(ExplorePage.class),
  QUALITY(QualityPage.class),
  PUBLICATIONS(PublicationsPage.class),
  DIFFERENCES(DifferencesPage.class),
  DEFINITIONS(DefinitionsPage.class),
  TOUR(TourPage.class),
  WHATIF(WhatIfPage.class),
  OWNFILE(OwnFilePage.class);

  private final Class<? extends PortalPage> page;

  PortalSection(Class<? extends PortalPage> page) {
    this.page = page;
  }

  Class<? extends PortalPage> page() {
    return page;
  }

  /** First part of the names of its texts. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The sections that have something to show of these records. */
  static List<PortalSection> offered(StatisticsCatalogue catalogue) {
    return List.of(values()).stream().filter(section -> section.isOffered(catalogue)).toList();
  }

  private boolean isOffered(StatisticsCatalogue catalogue) {
    return switch (this) {
      case RESPONSE -> ResponsePage.isOffered(catalogue);
      case HOME,
          PEOPLE,
          PLACES,
          ALERTS,
          CERTIFICATES,
          TIPS,
          EXPLORE,
          QUALITY,
          PUBLICATIONS,
          DIFFERENCES,
          DEFINITIONS ->
          true;
      // Of the demonstration rather than of the observatory: the header leads there.
      case TOUR, WHATIF, OWNFILE -> false;
    };
  }
}
