// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.time.InstantSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Lets an evaluator cause an outage of the public answers. */
@Configuration(proxyBeanMethods = false)
class DemoOutage {

  @Bean
  PublicOutage publicOutage() {
    return new PublicOutage(InstantSource.system());
  }

  @Bean
  FilterRegistrationBean<PublicOutage> publicOutageFilter(PublicOutage outage) {
    FilterRegistrationBean<PublicOutage> filter = new FilterRegistrationBean<>(outage);
    filter.addUrlPatterns("/atalaya/v1/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
