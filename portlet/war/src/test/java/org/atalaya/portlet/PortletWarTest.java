// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a portal looks at when it deploys the WAR. */
class PortletWarTest {

  private static final String PORTLET_NAMESPACE = "http://jakarta.ee/xml/ns/portlet";

  @Test
  void portletXml_parsed_isJakartaPortlet4() throws Exception {
    Element root = descriptor("portlet.xml").getDocumentElement();

    assertThat(root.getNamespaceURI()).isEqualTo(PORTLET_NAMESPACE);
    assertThat(root.getLocalName()).isEqualTo("portlet-app");
    assertThat(root.getAttribute("version")).isEqualTo("4.0");
  }

  @Test
  void portletXml_everyPortletClass_isInTheWar() throws Exception {
    NodeList names =
        descriptor("portlet.xml").getElementsByTagNameNS(PORTLET_NAMESPACE, "portlet-class");

    assertThat(IntStream.range(0, names.getLength()))
        .extracting(index -> names.item(index).getTextContent().strip())
        .allSatisfy(name ->
            assertThat(Class.forName(name).getPackageName()).startsWith("org.atalaya.portlet"));
  }

  @Test
  void liferayDescriptors_everyPortlet_isInBoth() throws Exception {
    List<String> names = texts(descriptor("portlet.xml"), "portlet-name");
    NodeList shown = descriptor("liferay-display.xml").getElementsByTagName("portlet");

    assertThat(names).hasSize(7);
    assertThat(texts(descriptor("liferay-portlet.xml"), "portlet-name"))
        .containsExactlyElementsOf(names);
    assertThat(IntStream.range(0, shown.getLength()))
        .extracting(index -> ((Element) shown.item(index)).getAttribute("id"))
        .containsExactlyElementsOf(names);
  }

  private static List<String> texts(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(index -> found.item(index).getTextContent().strip())
        .toList();
  }

  @Test
  void webXml_parsed_isJakartaServlet() throws Exception {
    Element root = descriptor("web.xml").getDocumentElement();

    assertThat(root.getNamespaceURI()).isEqualTo("https://jakarta.ee/xml/ns/jakartaee");
    assertThat(root.getLocalName()).isEqualTo("web-app");
    assertThat(root.getAttribute("version")).isEqualTo("6.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.springframework.context.ApplicationContext",
        "com.vaadin.flow.component.Component"
      })
  void classPath_framework_isAbsent(String type) {
    assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void portlets_ofUnprotectedTables_knowNothing() {
    String unprotected = "org\\.atalaya\\.(.+\\.)?(Unprotected\\w*|CaseTables)(\\$.+)?";
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("org.atalaya");

    assertThat(classes).anyMatch(type -> type.getName().matches(unprotected));
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("org.atalaya.portlet..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(unprotected)
        .because("exact counts let people be recognised; only disclosure makes them publishable")
        .check(classes);
  }

  private static Document descriptor(String name) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    // What Liferay's descriptors point to lies elsewhere.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory
        .newDocumentBuilder()
        .parse(Path.of("src/main/webapp/WEB-INF", name).toAbsolutePath().toFile());
  }
}
