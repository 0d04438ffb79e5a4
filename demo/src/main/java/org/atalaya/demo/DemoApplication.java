// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.atalaya.cases.ValidateMapping;
import org.atalaya.disclosure.DesignPerturbationTable;
import org.atalaya.disclosure.ReportUtility;
import org.atalaya.disclosure.attack.AttackDisclosure;
import org.atalaya.exchange.PublishFixedTables;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.GenerateSicomp;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the demo. */
@SpringBootApplication
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("portal.css")
public class DemoApplication implements AppShellConfigurator {

  private static final long serialVersionUID = 1L;

  /**
   * Starts the demo, or runs one of the commands {@code generate}, {@code validate}, {@code
   * perturbation-table}, {@code attack}, {@code fixed-tables} and {@code utility}.
   */
  public static void main(String[] args) {
    // What a command prints is its report, and a log is not a place for mottoes.
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    List<String> rest = List.of(args).subList(Math.min(1, args.length), args.length);
    switch (args.length == 0 ? "" : args[0]) {
      case "generate" ->
          System.exit(new GenerateSicomp(InstantSource.system()).run(rest, System.out));
      case "validate" ->
          System.exit(
              new ValidateMapping(Guatemala::mapping, Clock.system(Guatemala.ZONE))
                  .run(rest, System.out));
      case "perturbation-table" ->
          System.exit(new DesignPerturbationTable(new SecureRandom()).run(rest, System.out));
      case "attack" ->
          System.exit(
              new AttackDisclosure(
                      Guatemala::mapping,
                      Guatemala.indicators(),
                      Guatemala.disclosurePolicy(),
                      Clock.system(Guatemala.ZONE))
                  .run(rest, System.out));
      case "fixed-tables" ->
          System.exit(
              new PublishFixedTables(
                      Guatemala::mapping, Guatemala.indicators(), Clock.system(Guatemala.ZONE))
                  .run(rest, System.out));
      case "utility" ->
          System.exit(
              new ReportUtility(
                      Guatemala::mapping,
                      Guatemala.indicators(),
                      Guatemala.disclosurePolicy(),
                      Clock.system(Guatemala.ZONE))
                  .run(rest, System.out));
      default -> SpringApplication.run(DemoApplication.class, args);
    }
  }

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.addLink("icon", "icon.svg");
  }
}
