// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrycheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;
import org.atalaya.widgets.registrycheck.RegistryCheck.Way;
import org.junit.jupiter.api.Test;

class RegistryCheckTest {

  @Test
  void settings_becomeAttributes() {
    RegistryCheck check = new RegistryCheck();
    check.setWay(Way.VERIFY);
    check.setFramed(true);
    check.setLanguage(Locale.ENGLISH);

    assertThat(check.getElement().getOuterHTML())
        .startsWith("<atalaya-registry-check")
        .contains("way=\"verify\"", "frame=\"click\"", "lang=\"en\"");
  }

  @Test
  void settings_takenBack_leaveNoAttributes() {
    RegistryCheck check = new RegistryCheck();
    check.setWay(Way.REQUEST);
    check.setFramed(true);
    check.setWay(Way.START);
    check.setFramed(false);

    assertThat(check.getElement().getAttributeNames()).doesNotContain("way", "frame");
  }

  @Test
  void module_isInTheJar() {
    String module = RegistryCheck.class.getAnnotation(JsModule.class).value();

    assertThat(getClass().getResource(module.replace("context://", "/META-INF/resources/")))
        .isNotNull();
  }
}
