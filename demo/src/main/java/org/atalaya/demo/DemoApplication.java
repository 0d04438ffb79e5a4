// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.atalaya.cases.ProposeMapping;
import org.atalaya.cases.ValidateMapping;
import org.atalaya.disclosure.DesignPerturbationTable;
import org.atalaya.disclosure.ReportUtility;
import org.atalaya.disclosure.attack.AttackDisclosure;
import org.atalaya.exchange.PublishFixedTables;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.GenerateSicomp;
import org.atalaya.operations.VerifyAudit;
import org.atalaya.tips.sealing.KeyCeremony;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the demo. */
@SpringBootApplication(
    // The portal has no users; those of the desk are that application's own.
    excludeName = {
      "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.PublicSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
    })
@EnableVaadin("org.atalaya.demo.government")
public class DemoApplication {

  /**
   * Starts the demo, or runs one of the commands {@code generate}, {@code propose}, {@code
   * validate}, {@code verify-audit}, {@code tip-keys}, {@code perturbation-table}, {@code attack},
   * {@code fixed-tables} and {@code utility}.
   */
  public static void main(String[] args) {
    // What a command prints is its report, and a log is not a place for mottoes.
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    List<String> rest = List.of(args).subList(Math.min(1, args.length), args.length);
    switch (args.length == 0 ? "" : args[0]) {
      case "generate" ->
          System.exit(new GenerateSicomp(InstantSource.system()).run(rest, System.out));
      case "propose" ->
          System.exit(
              new ProposeMapping(Guatemala.CODE_LISTS, Clock.system(Guatemala.ZONE))
                  .run(rest, System.out, System.err));
      case "validate" ->
          System.exit(
              new ValidateMapping(Guatemala::mapping, Clock.system(Guatemala.ZONE))
                  .run(rest, System.out));
      case "verify-audit" -> System.exit(new VerifyAudit().run(rest, System.out));
      case "tip-keys" ->
          System.exit(new KeyCeremony(Clock.systemUTC(), new SecureRandom()).run(rest, System.out));
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
      default ->
          new SpringApplicationBuilder(DemoApplication.class)
              .initializers(new DemoSetUp())
              .run(args);
    }
  }
}
