// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.web.TipWeb;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the tip line.
 *
 * @param enabled Whether this application takes tips in its operational store.
 * @param authority Name of the authority, at the head of the page.
 * @param root Public key of the root that signs lists of recipients, as the key ceremony prints it.
 * @param recipients File with the signed list of recipients.
 * @param routing YAML file with the units and the rules by which they get tips.
 * @param directory YAML file with who has which case; without it the application provides its own
 *     ProsecutorDirectory.
 * @param deskVault Folder of the private keys of the units; for staff nodes.
 * @param partners Origins whose pages may frame the page; others only link to it.
 * @param exit Where the quick exit leads: a page that nobody asks about.
 * @param difficulty How many numbers a browser tries at most before it may send; half of them on
 *     average.
 * @param allowance How often a minute one network may ask in the long run.
 * @param burst How often one may that has not asked for a while: several people may share it.
 * @param pause How long to wait between two looks for what has to be brought to the desk.
 */
@ConfigurationProperties("atalaya.tips")
public record TipProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("Ministerio Público") String authority,
    @Nullable String root,
    @Nullable String recipients,
    @Nullable String routing,
    @Nullable String directory,
    @Nullable String deskVault,
    @DefaultValue List<String> partners,
    @DefaultValue("https://www.google.com/") String exit,
    @DefaultValue("50000") int difficulty,
    @DefaultValue("120") int allowance,
    @DefaultValue("600") int burst,
    @DefaultValue("1s") Duration pause) {

  public TipProperties {
    partners = List.copyOf(partners);
    WidgetsProperties.positive("atalaya.tips.pause", pause);
    if (difficulty < 1) {
      throw new IllegalArgumentException(
          "atalaya.tips.difficulty must be 1 or above. Provided value: " + difficulty);
    }
    if (allowance < 1 || burst < allowance) {
      throw new IllegalArgumentException(
          "atalaya.tips.allowance must be 1 or above, and burst not below it. Provided values:"
              + " %d, %d".formatted(allowance, burst));
    }
  }

  /** The same for the servlet. */
  TipWeb web(WidgetsProperties widgets, RootKey rootKey) {
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
    return new TipWeb(authority, rootKey, partners, URI.create(exit), difficulty, load);
  }
}
