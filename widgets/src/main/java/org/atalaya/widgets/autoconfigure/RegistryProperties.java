// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.load.EnumerationWatch;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.web.RegistryWeb;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the registry on the web.
 *
 * @param partners Origins whose pages may frame the page; others only link to it.
 * @param exit Where the quick exit leads: a page that nobody asks about.
 * @param difficulty How many numbers a program tries at most before it may ask; half of them on
 *     average.
 * @param allowance How often a minute one network or organisation may ask in the long run.
 * @param burst How often one may that has not asked for a while.
 * @param alarmWindow In which time attempts are counted for alarms.
 * @param alarmNetwork How many attempts of one network in that time raise an alarm.
 * @param alarmOrganisation How many of one organisation do.
 * @param alarmNode How many in all do.
 * @param lookups How long to wait between asking the register for those who wait.
 */
@ConfigurationProperties("atalaya.registry")
public record RegistryProperties(
    @DefaultValue List<String> partners,
    @DefaultValue("https://www.google.com/") String exit,
    @DefaultValue("50000") int difficulty,
    @DefaultValue("30") int allowance,
    @DefaultValue("120") int burst,
    @DefaultValue("10m") Duration alarmWindow,
    @DefaultValue("100") int alarmNetwork,
    @DefaultValue("200") int alarmOrganisation,
    @DefaultValue("1000") int alarmNode,
    @DefaultValue("1m") Duration lookups) {

  public RegistryProperties {
    partners = List.copyOf(partners);
    if (!lookups.isPositive()) {
      throw new IllegalArgumentException(
          "atalaya.registry.lookups must be longer than zero. Provided value: " + lookups);
    }
    if (allowance < 1 || burst < allowance) {
      throw new IllegalArgumentException(
          "atalaya.registry.allowance must be 1 or above, and burst not below it. Provided values:"
              + " %d, %d".formatted(allowance, burst));
    }
  }

  /** The same for the servlet. */
  RegistryWeb web(WidgetsProperties widgets, Identity identity) {
    LoadSettings all = widgets.load().settings();
    LoadSettings load =
        new LoadSettings(
            all.turns(),
            all.queue(),
            all.waiting(),
            all.deadline(),
            allowance,
            burst,
            all.trustedProxies());
    return new RegistryWeb(
        widgets.api(),
        partners,
        URI.create(exit),
        difficulty,
        load,
        new EnumerationWatch.Settings(alarmWindow, alarmNetwork, alarmOrganisation, alarmNode),
        identity);
  }
}
