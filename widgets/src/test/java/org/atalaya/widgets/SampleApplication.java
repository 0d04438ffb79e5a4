// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets;

import org.atalaya.cases.CaseStore;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.testkit.SampleCases;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application as a host would write it, over the sample records. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "com.vaadin.flow.spring.SpringBootAutoConfiguration",
      "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"
    })
public class SampleApplication {

  @Bean
  CaseStore caseStore() {
    return SampleCases.store();
  }

  /** Figures that can be checked by hand: 48 records are too few for noise. */
  @Bean
  DisclosureProfile disclosureProfile() {
    return SampleCases.PROFILE;
  }
}
