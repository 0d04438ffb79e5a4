// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.di.Lookup;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.Mode;
import com.vaadin.flow.server.frontend.BundleValidationUtil;
import com.vaadin.flow.server.frontend.Options;
import com.vaadin.flow.server.frontend.scanner.ClassFinder;
import com.vaadin.flow.server.frontend.scanner.ClassFinder.DefaultClassFinder;
import com.vaadin.flow.server.frontend.scanner.FrontendDependenciesScanner;
import com.vaadin.flow.server.frontend.scanner.FrontendDependenciesScanner.FrontendDependenciesScannerFactory;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.widgets.echart.EChart;
import org.atalaya.widgets.table.AtalayaTable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Vaadin builds a front end of its own only for components that its stock bundle lacks: not for
 * ours.
 */
class StockBundleTest {

  /** A view with every component of ours that the portal does not show. */
  @Route("stock-bundle-test")
  private static final class OtherComponents extends Div {
    private static final long serialVersionUID = 1L;

    OtherComponents() {
      add(new EChart(), new AtalayaTable());
    }
  }

  /** A component as others write them: with a module that must be bundled. */
  @Tag("needs-a-bundle")
  @NpmPackage(value = "needs-a-bundle", version = "1.0.0")
  @JsModule("needs-a-bundle/needs-a-bundle.js")
  private static final class Bundled extends Div {
    private static final long serialVersionUID = 1L;
  }

  /** A view with one. */
  @Route("stock-bundle-test-bundled")
  private static final class BundledView extends Div {
    private static final long serialVersionUID = 1L;

    BundledView() {
      add(new Bundled());
    }
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"DEVELOPMENT_BUNDLE", "PRODUCTION_PRECOMPILED_BUNDLE"})
  void ourComponents_stockBundle_isEnough(Mode mode) {
    assertThat(needsBuild(mode, Set.of(ExplorePage.class, HomePage.class, OtherComponents.class)))
        .isFalse();
  }

  /** Otherwise the test above could not fail. */
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"DEVELOPMENT_BUNDLE", "PRODUCTION_PRECOMPILED_BUNDLE"})
  void componentOfOthers_stockBundle_isNotEnough(Mode mode) {
    assertThat(needsBuild(mode, Set.of(BundledView.class))).isTrue();
  }

  private boolean needsBuild(Mode mode, Set<Class<?>> views) {
    Options options = options(mode, views);
    // The packages of all that the views use count, not only those that they name themselves.
    Set<Class<?>> used =
        scanner(options).getClasses().stream()
            .flatMap(StockBundleTest::load)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Options all = options(mode, used);
    FrontendDependenciesScanner scanner = scanner(all);
    assertThat(scanner.getPackages()).isNotEmpty();
    return BundleValidationUtil.needsBuild(all, scanner, mode);
  }

  private Options options(Mode mode, Set<Class<?>> classes) {
    ClassFinder finder = new DefaultClassFinder(classes);
    return new Options(Lookup.of(finder, ClassFinder.class), finder, folder.toFile())
        .withProductionMode(mode.isProduction())
        .withBuildDirectory("target");
  }

  private static FrontendDependenciesScanner scanner(Options options) {
    return new FrontendDependenciesScannerFactory()
        .createScanner(false, options.getClassFinder(), true, options.getFeatureFlags(), true);
  }

  /** The scanner names type variables, too, and classes of frameworks that are not here. */
  private static Stream<Class<?>> load(String name) {
    try {
      return Stream.of(Class.forName(name, false, StockBundleTest.class.getClassLoader()));
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return Stream.empty();
    }
  }
}
