// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.statistics.StatisticsQuery;
import org.junit.jupiter.api.Test;

class AtalayaFigureTest {

  @Test
  void figure_setFluently_becomesAttributes() {
    AtalayaFigure figure =
        new AtalayaFigure()
            .withQuery(StatisticsQuery.of("complaints").by("year"))
            .withHeading("Denuncias")
            .withTheme(Theme.DARK)
            .withLanguage(Locale.ENGLISH);

    assertThat(figure.getElement().getTag()).isEqualTo("atalaya-figure");
    assertThat(figure.getElement().getAttribute("indicator")).isEqualTo("complaints");
    assertThat(figure.getElement().getAttribute("by")).isEqualTo("year");
    assertThat(figure.getElement().getAttribute("heading")).isEqualTo("Denuncias");
    assertThat(figure.getElement().getAttribute("theme")).isEqualTo("dark");
    assertThat(figure.getElement().getAttribute("lang")).isEqualTo("en");
    assertThat(figure.getHeight()).isEqualTo("220px");
  }

  @Test
  void setFixed_noneNamed_allOfThem() {
    AtalayaFigure figure = new AtalayaFigure();

    figure.setFixed();
    assertThat(figure.getElement().getAttribute("fixed")).isEmpty();

    figure.setFixed("year", "department");
    assertThat(figure.getElement().getAttribute("fixed")).isEqualTo("year department");
  }

  @Test
  void setVaadinTheme_onAndOff_setsAndForgetsColours() {
    AtalayaFigure figure = new AtalayaFigure();

    figure.setVaadinTheme(true);
    assertThat(figure.getStyle().get("--atalaya-accent"))
        .contains("--lumo-primary-text-color", "--aura-accent-text-color");

    figure.setVaadinTheme(false);
    assertThat(figure.getStyle().has("--atalaya-accent")).isFalse();
  }

  @Test
  void module_isInThisJar() {
    String module = AtalayaFigure.class.getAnnotation(JsModule.class).value();

    assertThat(
            AtalayaFigure.class.getResource(
                "/META-INF/resources/" + module.substring("context://".length())))
        .isNotNull();
  }
}
