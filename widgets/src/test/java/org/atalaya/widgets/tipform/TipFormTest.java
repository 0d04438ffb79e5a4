// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipform;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TipFormTest {

  @Test
  void settings_becomeAttributes() {
    TipForm form = new TipForm();
    UUID alert = new UUID(1, 2);
    form.setAlert(alert);
    form.setFramed(true);
    form.setLanguage(Locale.ENGLISH);

    assertThat(form.getElement().getOuterHTML())
        .startsWith("<atalaya-tip-form")
        .contains("alert=\"" + alert + "\"", "frame=\"click\"", "lang=\"en\"");
  }

  @Test
  void framed_takenBack_leavesNoAttribute() {
    TipForm form = new TipForm();
    form.setFramed(true);
    form.setFramed(false);

    assertThat(form.getElement().getAttributeNames()).doesNotContain("frame");
  }

  @Test
  void module_isInTheJar() {
    String module = TipForm.class.getAnnotation(JsModule.class).value();

    assertThat(getClass().getResource(module.replace("context://", "/META-INF/resources/")))
        .isNotNull();
  }
}
