// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import org.atalaya.demo.desk.DeskApplication;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.BreakGlass;
import org.atalaya.widgets.alertdesk.AlertDeskSource;
import org.atalaya.widgets.auditview.AuditViewSource;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.registrydesk.RegistryDeskSource;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.tipdesk.TipDeskSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the staff desk once the portal answers, and stops it with the demo. */
@Component
class DeskSite {

  private static final Logger LOG = LoggerFactory.getLogger(DeskSite.class);

  private final DemoProperties properties;
  private final AlertDeskSource source;
  private final AuditViewSource audit;
  private final StaffAccess access;
  private final RegistryDeskSource registry;
  private final TipDeskSource tips;
  private final Identity identity;
  private final SiteAddresses addresses;
  private @Nullable ConfigurableApplicationContext desk;

  DeskSite(
      DemoProperties properties,
      AlertDeskSource source,
      AuditChain audit,
      BreakGlass breakGlass,
      StaffAccess access,
      RegistryDeskSource registry,
      TipDeskSource tips,
      Identity identity,
      SiteAddresses addresses) {
    this.properties = properties;
    this.source = source;
    this.audit = new AuditViewSource(audit, breakGlass, Guatemala.ZONE);
    this.access = access;
    this.registry = registry;
    this.tips = tips;
    this.identity = identity;
    this.addresses = addresses;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    ConfigurableApplicationContext started =
        DeskApplication.start(
            properties.deskPort(), source, audit, access, registry, tips, identity);
    desk = started;
    String address =
        "http://127.0.0.1:%s/".formatted(started.getEnvironment().getProperty("local.server.port"));
    addresses.started("desk", address);
    LOG.info("Staff desk: {}", address);
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    if (desk != null) {
      desk.close();
      desk = null;
    }
  }
}
