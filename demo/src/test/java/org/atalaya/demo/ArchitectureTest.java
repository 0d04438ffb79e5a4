// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.PublishableTable;

/**
 * What Maven cannot see of the shape of core, widgets and demo. A rule that finds nothing to check
 * fails. The portlets are looked at by a test of their own, since the demo does not know them.
 */
@AnalyzeClasses(packages = "org.atalaya", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {

  private static final String[] OUTSIDE_CORE = {
    "org.atalaya.widgets..", "org.atalaya.portlet..", "org.atalaya.demo.."
  };

  private static final String INTERNAL = ".internal";

  private static final String PUBLISHED_ELSEWHERE = "publishedElsewhere";

  /** Exact counts, and what hands them out: by name, by annotation, or within such a type. */
  private static final DescribedPredicate<JavaClass> UNPROTECTED =
      describe(
          "are unprotected tables",
          type ->
              selfAndEnclosing(type.getBaseComponentType())
                  .filter(each -> each.getPackageName().startsWith("org.atalaya"))
                  .anyMatch(each ->
                      each.getSimpleName().startsWith("Unprotected")
                          || each.getSimpleName().equals("CaseTables")
                          || each.getAnnotations().stream()
                              .anyMatch(annotation ->
                                  annotation
                                      .getRawType()
                                      .getSimpleName()
                                      .startsWith("Unprotected"))));

  @ArchTest
  static final ArchRule features_ofOneAnother_freeOfCycles =
      slices()
          .matching("org.atalaya.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature can then be read, tested and replaced with those below it");

  @ArchTest
  static final ArchRule widgets_ofOneAnother_freeOfCycles =
      slices()
          .matching("org.atalaya.widgets.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a host takes one widget without the others");

  @ArchTest
  static final ArchRule engines_onlyInInternal =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.atalaya..internal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jooq..",
              "org.duckdb..",
              "org.postgresql..",
              "org.sqlite..",
              "org.flywaydb..",
              "com.google.crypto.tink..",
              "org.bouncycastle..")
          .because("the engine is a choice that users of the library must not come to depend on");

  @ArchTest
  static final ArchRule openedLetters_stayInMemory =
      noClasses()
          .that()
          .resideInAPackage("org.atalaya.tips.search..")
          .should()
          .beAssignableTo(Serializable.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.sql..",
              "tools.jackson..",
              "org.slf4j..",
              "org.atalaya.operations..")
          .because("what was read of tips is in no session, file, database or log");

  @ArchTest
  static final ArchRule internals_onlyUsedByTheirFeature =
      classes()
          .should(leaveForeignInternalsAlone())
          .because("what is internal to a feature may change any day");

  @ArchTest
  static final ArchRule core_isPlainJava =
      noClasses()
          .that()
          .resideOutsideOfPackages(OUTSIDE_CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "io.micrometer..",
              "com.vaadin..",
              "jakarta.servlet..",
              "javax.servlet..",
              "jakarta.portlet..",
              "javax.portlet..")
          .because("core serves hosts of any kind");

  @ArchTest
  static final ArchRule unprotectedTables_neverLeaveCore =
      noClasses()
          .that()
          .resideInAnyPackage(OUTSIDE_CORE)
          .should(dependOnClassesThat(UNPROTECTED))
          .orShould(handOn(UNPROTECTED))
          .because("exact counts let people be recognised; only disclosure makes them publishable");

  @ArchTest
  static final ArchRule unprotectedFigures_onlyInDisclosure =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.atalaya.disclosure..")
          .should()
          .dependOnClassesThat(describe("tell unprotected figures", ArchitectureTest::tellsFigures))
          .because("the realised error of a figure gives away the count that the noise hides");

  @ArchTest
  static final ArchRule publishedElsewhere_onlyRemoteSays =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.atalaya.remote")
          .should()
          .callMethodWhere(
              describe(
                  "take a table for published that nothing here has protected",
                  call -> call.getTarget().getName().equals(PUBLISHED_ELSEWHERE)))
          .because("only what was read from a public address is published already");

  @ArchTest
  static final ArchRule staffProfile_neverOutsideCore =
      noClasses()
          .that()
          .resideInAnyPackage(OUTSIDE_CORE)
          .should()
          .callMethod(DisclosureProfile.class, "staff")
          .because("what listens to the public must not know exact figures");

  @ArchTest
  static final ArchRule autoConfigurations_arePublicFinalAndClosed =
      classes()
          .that()
          .areAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration")
          .or()
          .haveSimpleNameEndingWith("AutoConfiguration")
          .should()
          .bePublic()
          .andShould()
          .haveModifier(JavaModifier.FINAL)
          .andShould(havePublicNothingButTheImplicitConstructor())
          .because("Spring Boot must find them and nobody should call or extend them");

  /** The rules above speak of these; if one were renamed, its rule would hold for no reason. */
  @ArchTest
  static void rules_importedClasses_haveWhatTheySpeakOf(JavaClasses imported) {
    assertThat(imported)
        .as("core, widgets and demo")
        .anyMatch(type -> type.getPackageName().equals("org.atalaya.cases"))
        .anyMatch(type -> type.getPackageName().startsWith("org.atalaya.widgets"))
        .anyMatch(type -> type.getPackageName().startsWith("org.atalaya.demo"));
    assertThat(imported.stream().filter(UNPROTECTED).map(JavaClass::getSimpleName))
        .as("unprotected tables")
        .contains("CaseTables")
        .anyMatch(name -> name.startsWith("Unprotected"));
    assertThat(imported.stream().filter(ArchitectureTest::tellsFigures))
        .as("unprotected figures")
        .extracting(JavaClass::getSimpleName)
        .contains("UtilityReport");
    assertThat(imported.get(PublishableTable.class).getMethods())
        .as("tables that are published already")
        .extracting(JavaMember::getName)
        .contains(PUBLISHED_ELSEWHERE);
    assertThat(imported.stream().filter(type -> feature(type).isPresent()))
        .as("internals that use the engines")
        .anyMatch(type -> dependsOn(type, "org.jooq"))
        .anyMatch(type -> dependsOn(type, "org.duckdb"))
        .anyMatch(type -> dependsOn(type, "com.google.crypto.tink"))
        .anyMatch(type -> dependsOn(type, "org.bouncycastle"));
  }

  /** ArchUnit's own option knows the folders of tests, not the jar of core's. */
  static final class WithoutTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar") && new DoNotIncludeTests().includes(location);
    }
  }

  private static boolean tellsFigures(JavaClass type) {
    return type.getAnnotations().stream()
        .anyMatch(one -> one.getRawType().getSimpleName().equals("UnprotectedFigures"));
  }

  private static boolean dependsOn(JavaClass type, String packageName) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(each -> each.getTargetClass().getPackageName().startsWith(packageName));
  }

  private static ArchCondition<JavaClass> leaveForeignInternalsAlone() {
    return new ArchCondition<>("use no internal class of another feature") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
          feature(dependency.getTargetClass())
              .filter(owner -> !isAt(owner, origin) && !isAt(owner + INTERNAL, origin))
              .ifPresent(owner ->
                  events.add(SimpleConditionEvent.violated(origin, dependency.getDescription())));
        }
      }
    };
  }

  /** The package to which an internal class of ours belongs. */
  private static Optional<String> feature(JavaClass type) {
    String name = type.getPackageName();
    int end = (name + ".").indexOf(INTERNAL + ".");
    return name.startsWith("org.atalaya") && end >= 0
        ? Optional.of(name.substring(0, end))
        : Optional.empty();
  }

  private static boolean isAt(String packageName, JavaClass type) {
    String name = type.getPackageName();
    return name.equals(packageName)
        || packageName.endsWith(INTERNAL) && name.startsWith(packageName + ".");
  }

  /**
   * Calls whose signature has such a type, though the caller never names it, as in {@code
   * publish(store.tables())}; and calls of what such a type declares, through a subtype.
   */
  private static ArchCondition<JavaClass> handOn(DescribedPredicate<JavaClass> types) {
    return new ArchCondition<>("hand on what " + types.getDescription()) {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        for (JavaCodeUnitAccess<?> access : origin.getCodeUnitAccessesFromSelf()) {
          boolean found = typesOf(access.getTarget()).anyMatch(types);
          events.add(new SimpleConditionEvent(origin, found, access.getDescription()));
        }
      }
    };
  }

  private static Stream<JavaClass> typesOf(CodeUnitAccessTarget target) {
    return Stream.of(
            Stream.of(target.getRawReturnType()),
            target.getRawParameterTypes().stream(),
            target.resolveMember().map(JavaMember::getOwner).stream())
        .flatMap(types -> types);
  }

  private static Stream<JavaClass> selfAndEnclosing(JavaClass type) {
    return Stream.iterate(
            Optional.of(type),
            Optional::isPresent,
            each -> each.flatMap(JavaClass::getEnclosingClass))
        .map(Optional::orElseThrow);
  }

  private static ArchCondition<JavaClass> havePublicNothingButTheImplicitConstructor() {
    return new ArchCondition<>("have no public members besides the implicit constructor") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaMember member : type.getMembers()) {
          boolean implicit =
              member instanceof JavaConstructor constructor
                  && constructor.getRawParameterTypes().isEmpty();
          if (member.getModifiers().contains(JavaModifier.PUBLIC) && !implicit) {
            events.add(SimpleConditionEvent.violated(type, member.getDescription() + " is public"));
          }
        }
      }
    };
  }
}
