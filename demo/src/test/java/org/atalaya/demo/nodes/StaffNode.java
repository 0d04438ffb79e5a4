// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.nodes;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import org.atalaya.alerts.ReporterCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Where staff work, without sign-in: it is looked at over the loopback only. */
@EnableVaadin("org.atalaya.demo.nodes")
@EnableAutoConfiguration(
    excludeName = {
      "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
    })
public class StaffNode {

  /** Starts it. */
  public static void main(String[] settings) {
    SpringApplication.run(StaffNode.class, settings);
  }

  @Bean
  ReporterCheck reporterCheck() {
    return (missing, reporter) -> ReporterCheck.Finding.NOTHING;
  }
}
