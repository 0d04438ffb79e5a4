// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;
import org.atalaya.alerts.AlertKind;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.widgets.alertcard.AlertCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTickerTest {

  @Test
  void settings_becomeAttributes() {
    AlertTicker ticker = new AlertTicker();
    ticker.setObservatory("https://observatorio.example/atalaya");
    ticker.setKind(AlertKind.CHILD);
    ticker.setDepartment("16");
    ticker.setRows(5);
    ticker.setMoving(true);
    ticker.setTheme(Theme.DARK);
    ticker.setLanguage(Locale.ENGLISH);

    assertThat(ticker.getElement().getOuterHTML())
        .startsWith("<atalaya-alert-ticker")
        .contains(
            "observatory=\"https://observatorio.example/atalaya\"",
            "kind=\"child\"",
            "department=\"16\"",
            "rows=\"5\"",
            "moving=\"true\"",
            "theme=\"dark\"",
            "lang=\"en\"");
  }

  @Test
  void settings_takenBack_leaveNoAttributes() {
    AlertTicker ticker = new AlertTicker();
    ticker.setMoving(true);
    ticker.setMoving(false);
    ticker.setDepartment("16");
    ticker.setDepartment("");

    assertThat(ticker.getElement().getAttributeNames()).doesNotContain("moving", "department");
  }

  @Test
  void setRows_none_saysWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlertTicker().setRows(0))
        .withMessage("rows must be >= 1. Provided value: 0");
  }

  @ParameterizedTest
  @ValueSource(classes = {AlertTicker.class, AlertCard.class})
  void module_isInThisJar(Class<?> component) {
    String module = component.getAnnotation(JsModule.class).value();

    assertThat(
            component.getResource("/META-INF/resources/" + module.substring("context://".length())))
        .isNotNull();
  }
}
