// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.atalaya.widgets.identity.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

class IdentityAutoConfigurationTest {

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(IdentityAutoConfiguration.class));

  @Test
  void nothingSet_nobodys() {
    runner.run(context ->
        assertThat(context)
            .doesNotHaveBean(ServletRegistrationBean.class)
            .getBean(Identity.class)
            .isEqualTo(Identity.NEUTRAL));
  }

  @Test
  void everythingSet_pagesHaveIt(@TempDir Path folder) throws IOException {
    Path logo =
        Files.writeString(
            folder.resolve("logo.svg"),
            "<svg xmlns='http://www.w3.org/2000/svg'><circle r='4'/></svg>");
    runner
        .withPropertyValues(
            "atalaya.base-path=/datos",
            "atalaya.identity.name.es=Observatorio de Prueba",
            "atalaya.identity.name.en=Test Observatory",
            "atalaya.identity.accent.light=#0b5351",
            "atalaya.identity.accent.dark=#7fd1cf",
            "atalaya.identity.logo=" + logo)
        .run(context -> {
          Identity identity = context.getBean(Identity.class);
          assertThat(identity.name().orElseThrow().in(Locale.ENGLISH))
              .isEqualTo("Test Observatory");
          assertThat(identity.accent().orElseThrow().dark()).isEqualTo("#7fd1cf");
          ServletRegistrationBean<?> logos = context.getBean(ServletRegistrationBean.class);
          assertThat(logos.getUrlMappings())
              .singleElement()
              .asString()
              .matches("/datos/logo-[0-9a-f]{16}\\.svg")
              .isEqualTo(identity.logoPath().orElseThrow());
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accent.light=#ffee00,accent.dark=#7fd1cf | atalaya.identity.accent.light must have a"
            + " contrast of at least 4.5 to #ffffff",
        "accent.light=#0b5351 | atalaya.identity.accent.light and dark must be set together",
        "name.en=Observatory | atalaya.identity.name.es must be set",
        "logo=/nowhere/logo.svg | atalaya.identity.logo must be a file that can be read. Provided"
            + " value: /nowhere/logo.svg"
      })
  void wrong_applicationDoesNotStartAndSaysWhatIsNeeded(String settings, String message) {
    String[] properties = settings.split(",");
    for (int i = 0; i < properties.length; i++) {
      properties[i] = "atalaya.identity." + properties[i];
    }
    runner
        .withPropertyValues(properties)
        .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
  }
}
