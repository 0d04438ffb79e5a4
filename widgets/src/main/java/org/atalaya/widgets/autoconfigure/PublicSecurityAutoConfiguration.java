// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import org.atalaya.widgets.web.PublicApiServlet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets anyone read what is public where the application has Spring Security: a chain of filters of
 * its own for those paths, and for no others. It keeps no session, sets no cookie and looks at no
 * credentials. Headers are those of the answers themselves, which other sites may frame.
 *
 * <p>After Spring Boot's own: its chain for everything else is not made where there is one already,
 * and all other paths would be open then.
 */
@AutoConfiguration(
    after = WidgetsAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HttpSecurity.class, SecurityFilterChain.class})
@ConditionalOnBean({HttpSecurity.class, PublicApiServlet.class})
@EnableConfigurationProperties(WidgetsProperties.class)
public final class PublicSecurityAutoConfiguration {

  /** Before any chain of the application's that matches any request. */
  static final int ORDER = Integer.MIN_VALUE + 100;

  @Bean
  @Order(ORDER)
  @ConditionalOnMissingBean(name = "atalayaPublicSecurity")
  SecurityFilterChain atalayaPublicSecurity(HttpSecurity http, WidgetsProperties properties) {
    return http.securityMatcher(PublicPaths.all(properties.basePath()).toArray(String[]::new))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers ->
            headers.defaultsDisabled().httpStrictTransportSecurity(Customizer.withDefaults()))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .build();
  }
}
