// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.atalaya.demo.partner.PartnerSite;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the partner site once the observatory's own port is known, and stops it with the demo. */
@Component
class PartnerSiteLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(PartnerSiteLifecycle.class);

  private final DemoProperties properties;
  private @Nullable PartnerSite site;

  PartnerSiteLifecycle(DemoProperties properties) {
    this.properties = properties;
  }

  @EventListener
  void start(WebServerInitializedEvent event) {
    String observatory = "http://localhost:" + event.getWebServer().getPort();
    try {
      site = PartnerSite.start(properties.partnerPort(), observatory);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The partner site cannot start on port %d of 127.0.0.1: choose another by --atalaya.demo.partner-port=N, 0 for a free one"
              .formatted(properties.partnerPort()),
          e);
    }
    LOG.info("Portal: {}/   Partner site: {}", observatory, site.address());
  }

  /** The partner site, while it runs. */
  @Nullable PartnerSite site() {
    return site;
  }

  @EventListener(ContextClosedEvent.class)
  void stop() throws IOException {
    if (site != null) {
      site.close();
      site = null;
    }
  }
}
