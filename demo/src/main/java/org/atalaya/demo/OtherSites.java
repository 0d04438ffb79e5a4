// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the sites that embed what the observatory offers once its own port is known, and stops
 * them with the demo.
 */
@Component
class OtherSites {

  private static final Logger LOG = LoggerFactory.getLogger(OtherSites.class);

  private static final List<String> PARTNER =
      List.of("index.html", "datos.html", "en.html", "data.html");
  private static final List<String> MEDIA = List.of("index.html", "en.html");

  private final DemoProperties properties;
  private final SiteAddresses addresses;
  private final List<StaticSite> sites = new ArrayList<>();

  OtherSites(DemoProperties properties, SiteAddresses addresses) {
    this.properties = properties;
    this.addresses = addresses;
  }

  @EventListener
  void start(WebServerInitializedEvent event) {
    String observatory = "http://localhost:" + event.getWebServer().getPort();
    StaticSite partner = start("partner", PARTNER, properties.partnerPort(), observatory);
    StaticSite media = start("media", MEDIA, properties.mediaPort(), observatory);
    LOG.info(
        "Portal: {}/   Partner site: {}   Media site: {}",
        observatory,
        partner.address(),
        media.address());
  }

  private StaticSite start(String name, List<String> pages, int port, String observatory) {
    try {
      StaticSite site = StaticSite.start(name, pages, port, observatory);
      sites.add(site);
      addresses.started(name, site.address());
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The %1$s site cannot start on port %2$d of 127.0.0.1: choose another by --atalaya.demo.%1$s-port=N, 0 for a free one"
              .formatted(name, port),
          e);
    }
  }

  @EventListener(ContextClosedEvent.class)
  void stop() throws IOException {
    for (StaticSite site : sites) {
      site.close();
    }
    sites.clear();
  }
}
