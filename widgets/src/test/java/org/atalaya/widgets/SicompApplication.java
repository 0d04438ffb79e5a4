// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.atalaya.cases.CaseStore;
import org.atalaya.testkit.SampleSicomp;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

/**
 * An application over 6,000 invented cases that says nothing of protection: its figures are those
 * of the country pack's policy.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "com.vaadin.flow.spring.SpringBootAutoConfiguration",
      "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"
    })
public class SicompApplication {

  @Bean
  CaseStore caseStore() throws IOException {
    Path folder = Files.createTempDirectory("sicomp");
    try {
      return SampleSicomp.store(folder, SampleSicomp.LAST_DAY.minusMonths(3));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }
}
