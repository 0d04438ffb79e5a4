// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.atalaya.cases.Label;
import org.atalaya.widgets.identity.Accent;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.identity.Logo;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of whose observatory it is.
 *
 * @param name Name of the observatory.
 * @param logo SVG or PNG file with the mark of the institution, 64 KB and 1024 pixels at most; the
 *     SVG may only draw.
 * @param accent Colour of links, buttons and the band with the name.
 */
@ConfigurationProperties("atalaya.identity")
public record IdentityProperties(
    @DefaultValue Name name, @Nullable String logo, @DefaultValue Colours accent) {

  /**
   * Name of the observatory.
   *
   * @param es In Spanish, and in each language in which there is none.
   * @param en In English.
   */
  public record Name(@Nullable String es, @Nullable String en) {

    Optional<Label> label() {
      if (es == null && en != null) {
        throw new IllegalArgumentException(
            "atalaya.identity.name.es must be set where atalaya.identity.name.en is. Provided"
                + " value: none");
      }
      return Optional.ofNullable(es)
          .map(spanish ->
              new Label(en == null ? Map.of("es", spanish) : Map.of("es", spanish, "en", en)));
    }
  }

  /**
   * Colour of links, buttons and the band with the name.
   *
   * @param light On light ground, as '#0b5351'; its contrast there must be 4.5 or more.
   * @param dark The same on dark ground, as '#7fd1cf'.
   */
  public record Colours(@Nullable String light, @Nullable String dark) {

    Optional<Accent> accent() {
      if (light == null && dark == null) {
        return Optional.empty();
      }
      if (light == null || dark == null) {
        throw new IllegalArgumentException(
            "atalaya.identity.accent.light and dark must be set together, since no colour is read"
                + " on both grounds. Provided value: "
                + (light == null ? dark : light));
      }
      return Optional.of(new Accent(light, dark));
    }
  }

  /**
   * The same for pages.
   *
   * @throws IllegalArgumentException if something of it cannot be used; the message says what and
   *     what is needed
   */
  Identity identity(String base) {
    return new Identity(
        name.label(),
        Optional.ofNullable(logo).map(Path::of).map(Logo::read),
        accent.accent(),
        base);
  }
}
