// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages
class StatisticsFilterTest extends BrowserlessTest {

  private static final StatisticsQuery BY_PLACE = StatisticsQuery.of("victims").by("department");

  private final CaseStore store = SampleCases.store();
  private final Observatory observatory =
      Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  private final List<StatisticsQuery> asked = new ArrayList<>();

  @BeforeEach
  void speakSpanish() {
    UI.getCurrent().setLocale(Locale.of("es", "GT"));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void fields_offerWhatTheCatalogueHas() {
    StatisticsFilter filter = shown("year", "victim-sex");

    assertThat(field("year").getLabel()).isEqualTo("Año");
    assertThat(test(field("year")).getSuggestions()).containsExactly("2010", "2011", "Ignorado");
    assertThat(field("victim-sex").getPlaceholder()).isEqualTo("Todo");
    assertThat(test(field("victim-sex")).getSuggestions()).contains("Mujeres", "Hombres");
    assertThat(filter.getElement().getAttribute("aria-label")).isEqualTo("Elegir qué se muestra");
    assertThat(filter.getQuery()).isEqualTo(BY_PLACE);
  }

  @Test
  void choice_inField_restrictsTheQuestion() {
    shown("year", "victim-sex");

    test(field("year")).selectItem("2010");
    test(field("victim-sex")).selectItem("Mujeres");

    assertThat(asked)
        .containsExactly(
            BY_PLACE.where("year", "2010"),
            BY_PLACE.where("year", "2010").where("victim-sex", "F"));
  }

  @Test
  void clear_button_takesBackEveryChoice() {
    shown("year", "victim-sex");
    test(field("year")).selectItem("2010");

    button("Quitar filtros").click();

    assertThat(asked).last().isEqualTo(BY_PLACE);
    assertThat(field("year").getValue()).isNull();
  }

  @Test
  void drillInto_department_rowsAreItsMunicipalitiesAndTheWayLeadsBack() {
    StatisticsFilter filter = shown("year");

    filter.drillInto("01");

    assertThat(filter.getQuery())
        .isEqualTo(StatisticsQuery.of("victims").by("municipality").where("department", "01"));
    assertThat(here()).isEqualTo("Guatemala");

    button("Departamento: Todo").click();

    assertThat(filter.getQuery()).isEqualTo(BY_PLACE);
    assertThat(find(WayBack.class).withCondition(way -> way.isVisible()).exists()).isFalse();
  }

  @Test
  void drillInto_municipality_takesThePlaceOfItsDepartment() {
    StatisticsFilter filter = shown("year");
    filter.drillInto("01");

    filter.drillInto("0102");

    assertThat(filter.getQuery())
        .isEqualTo(StatisticsQuery.of("victims").by("municipality").where("municipality", "0102"));
    assertThat(filter.getChoices()).containsEntry("department", "01");
    assertThat(here()).isEqualTo("Santa Catarina Pinula");

    button("Guatemala").click();

    assertThat(filter.getChoices()).isEqualTo(Map.of("department", "01"));
  }

  @Test
  void drillInto_whatThereIsNot_changesNothing() {
    StatisticsFilter filter = shown("year");

    filter.drillInto("99");
    filter.drillInto("'; drop");

    assertThat(asked).isEmpty();
    assertThat(filter.getQuery()).isEqualTo(BY_PLACE);
  }

  @Test
  void fields_ofParts_offerThoseOfWhatIsChosen() {
    shown("department", "municipality");

    test(field("department")).selectItem("Guatemala");
    assertThat(test(field("municipality")).getSuggestions())
        .contains("Santa Catarina Pinula")
        .doesNotContain("Guastatoya");
    test(field("municipality")).selectItem("Santa Catarina Pinula");

    test(field("department")).selectItem("El Progreso");

    assertThat(field("municipality").getValue()).isNull();
    assertThat(asked)
        .last()
        .isEqualTo(StatisticsQuery.of("victims").by("municipality").where("department", "02"));
  }

  @Test
  void parameters_bothWays_sameChoices() {
    StatisticsFilter filter = shown("year", "victim-sex");

    filter.setParameters(QueryParameters.fromString("year=2011&department=01&lang=en"));

    assertThat(filter.getChoices()).isEqualTo(Map.of("year", "2011", "department", "01"));
    assertThat(field("year").getValue().label()).isEqualTo("2011");
    assertThat(QueryParameters.fromString(filter.getParameters().getQueryString()))
        .isEqualTo(QueryParameters.fromString("year=2011&department=01"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void parameters_whatThereIsNot_isToldAndLeftOut() {
    StatisticsFilter filter = shown("year");

    filter.setParameters(QueryParameters.fromString("year=1999"));

    assertThat(find(Paragraph.class).single().getText())
        .isEqualTo("«1999» no existe en «Año»; se muestra sin ese filtro.");
    assertThat(filter.getChoices()).isEmpty();
  }

  @Test
  void inAddress_attached_readsWhatItSays() {
    StatisticsFilter filter = new StatisticsFilter(observatory, BY_PLACE, "year");
    filter.setInAddress(true);
    UI.getCurrent()
        .getInternals()
        .showRouteTarget(
            new Location("", QueryParameters.fromString("department=01")),
            new Div(filter),
            List.of());

    UI.getCurrent().add(filter);

    assertThat(filter.getChoices()).isEqualTo(Map.of("department", "01"));
  }

  @Test
  void language_ofTheUi_wordsFollow() {
    StatisticsFilter filter = shown("year");
    filter.drillInto("01");

    UI.getCurrent().setLocale(Locale.ENGLISH);

    assertThat(field("year").getLabel()).isEqualTo("Year");
    assertThat(field("year").getPlaceholder()).isEqualTo("All");
    assertThat(button("Clear filters").isEnabled()).isTrue();
    assertThat(button("Department: All").isEnabled()).isTrue();
  }

  @Test
  void i18n_ofTheHost_takesThePlaceOfOurs() {
    StatisticsFilter filter = shown("year");

    filter.setI18n(
        new StatisticsFilterI18n("Filtros", "Cualquiera", "Limpiar", "Lugar", "{0} {1}"));

    assertThat(field("year").getPlaceholder()).isEqualTo("Cualquiera");
    assertThat(button("Limpiar").isVisible()).isTrue();
  }

  @Test
  void observatory_withoutRecords_fieldsOfTimeAreOff() {
    try (CaseStore empty = SampleCases.empty(SampleCases.mapping())) {
      Observatory none = Observatory.inProcess(empty, Guatemala.indicators(), SampleCases.PROFILE);
      UI.getCurrent().add(new StatisticsFilter(none, BY_PLACE, "year", "victim-sex"));

      assertThat(field("year").isEnabled()).isFalse();
      assertThat(field("victim-sex").isEnabled()).isTrue();
    }
  }

  @Test
  void filter_unknownDimensionOrIndicator_saysWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StatisticsFilter(observatory, BY_PLACE, "colour"))
        .withMessageStartingWith("no dimension 'colour'. Allowed: [year, month,");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StatisticsFilter(observatory, StatisticsQuery.of("cats")))
        .withMessage("no indicator 'cats'. Allowed: [complaints, victims, suspects]");
  }

  @Test
  void filter_serialised_keepsItsChoices() throws Exception {
    StatisticsFilter filter = new StatisticsFilter(observatory, BY_PLACE, "year");
    filter.drillInto("01");

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(filter);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((StatisticsFilter) in.readObject()).getChoices())
          .isEqualTo(Map.of("department", "01"));
    }
  }

  private StatisticsFilter shown(String... dimensions) {
    StatisticsFilter filter = new StatisticsFilter(observatory, BY_PLACE, dimensions);
    filter.addQueryChangeListener(event -> asked.add(event.getQuery()));
    UI.getCurrent().add(filter);
    return filter;
  }

  private FilterField field(String dimension) {
    return find(FilterField.class)
        .withCondition(field -> field.dimension().equals(dimension))
        .single();
  }

  private Button button(String text) {
    return find(Button.class).withCondition(button -> button.getText().equals(text)).single();
  }

  private String here() {
    return find(Span.class)
        .withCondition(span -> span.getElement().hasAttribute("aria-current"))
        .single()
        .getText();
  }
}
