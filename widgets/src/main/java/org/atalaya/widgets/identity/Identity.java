// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.atalaya.cases.Label;

/**
 * Who an observatory says it is. Where nothing is said, pages name nobody and are violet.
 *
 * @param name its name
 * @param logo its mark
 * @param accent its colour
 * @param base path under which its mark is served, without a slash at its end
 */
public record Identity(
    Optional<Label> name, Optional<Logo> logo, Optional<Accent> accent, String base) {

  /** Nobody's. */
  public static final Identity NEUTRAL =
      new Identity(Optional.empty(), Optional.empty(), Optional.empty(), "/atalaya");

  /** Where its mark is served. */
  public Optional<String> logoPath() {
    return logo.map(mark -> base + "/" + mark.fileName());
  }

  /** All on which the looks of a page depend, the same in every process. */
  public String fingerprint() {
    return "%s %s %s"
        .formatted(
            new TreeMap<>(name.map(Label::texts).orElse(Map.of())), logoPath().orElse(""), accent);
  }

  /** What pages of a scheme have after their own style; empty for nobody's colour. */
  public String style(Scheme scheme) {
    return accent.map(scheme::style).orElse("");
  }
}
