// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.portlet.PortletPreferences;
import jakarta.portlet.PreferencesValidator;
import jakarta.portlet.ValidatorException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The preferences of every portlet, as portlet.xml declares them and as others may send them. */
class PreferencesTest {

  /** A portlet that can be set up, as declared. */
  record Declared(String name, String validator, Map<String, String> preferences) {}

  private static Stream<Element> elements(Element within, String name) {
    NodeList found = within.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index));
  }

  private static String text(Element within, String name) {
    return elements(within, name).findFirst().orElseThrow().getTextContent().strip();
  }

  static Stream<Declared> declared() throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("src/main/webapp/WEB-INF/portlet.xml").toAbsolutePath().toFile())
            .getDocumentElement();
    return elements(root, "portlet")
        .filter(portlet -> elements(portlet, "portlet-preferences").findAny().isPresent())
        .map(portlet -> {
          Map<String, String> preferences = new LinkedHashMap<>();
          elements(portlet, "preference")
              .forEach(each -> preferences.put(text(each, "name"), text(each, "value")));
          return new Declared(
              text(portlet, "portlet-name"), text(portlet, "preferences-validator"), preferences);
        });
  }

  private static void validate(String validator, Map<String, String> preferences) throws Exception {
    PortletPreferences given =
        (PortletPreferences)
            Proxy.newProxyInstance(
                PortletPreferences.class.getClassLoader(),
                new Class<?>[] {PortletPreferences.class},
                (self, method, arguments) ->
                    method.getName().equals("getValue")
                        ? preferences.getOrDefault(arguments[0], (String) arguments[1])
                        : null);
    ((PreferencesValidator) Class.forName(validator).getDeclaredConstructor().newInstance())
        .validate(given);
  }

  @ParameterizedTest
  @MethodSource("declared")
  void validate_asDelivered_isGood(Declared portlet) {
    assertThatCode(() -> validate(portlet.validator(), portlet.preferences()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("declared")
  void validate_anyDeclaredPreferenceHostile_isRefusedWithoutRepeatingIt(Declared portlet) {
    String hostile = "\"><script>x";
    assertThat(portlet.preferences()).isNotEmpty();
    for (String name : portlet.preferences().keySet()) {
      Map<String, String> preferences = new HashMap<>(portlet.preferences());
      preferences.put(name, hostile);

      assertThatThrownBy(() -> validate(portlet.validator(), preferences))
          .as("%s of %s", name, portlet.name())
          .isInstanceOfSatisfying(
              ValidatorException.class,
              refused -> assertThat(Collections.list(refused.getFailedKeys())).hasSize(1))
          .hasMessageNotContaining("script");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "by, 'a,b,c,d'",
    "filters, year",
    "filters, version=3",
    "filters, form=map",
    "filters, year=%zz",
    "title, 'a\tb'",
    "measure, everything"
  })
  void validate_statisticsThatNobodyCouldAnswer_isRefused(String name, String value) {
    assertThatThrownBy(() ->
            validate(
                "org.atalaya.portlet.statistics.StatisticsPreferences",
                Map.of("indicator", "complaints", name, value)))
        .isInstanceOf(ValidatorException.class);
  }
}
