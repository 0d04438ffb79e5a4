// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.staff.SignInServlet;
import org.atalaya.widgets.staff.StaffGate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Sign-in of staff by OIDC, where {@code spring.security.oauth2.client} names a provider: a chain
 * of filters of its own for {@code /staff/**}. It lets nobody pass without a role.
 *
 * <p>After Spring Boot's own chains, which would not be made where there is one already.
 */
@AutoConfiguration(
    after = {PublicSecurityAutoConfiguration.class, AlertStoreAutoConfiguration.class},
    afterName = {
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
      "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
      "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({
  HttpSecurity.class,
  SecurityFilterChain.class,
  ClientRegistrationRepository.class
})
@Conditional(OnNode.Staff.class)
@ConditionalOnBean({HttpSecurity.class, ClientRegistrationRepository.class})
@ConditionalOnMissingBean(name = StaffSecurityAutoConfiguration.CHAIN)
@EnableConfigurationProperties({WidgetsProperties.class, StaffProperties.class})
public final class StaffSecurityAutoConfiguration {

  /** The bean that guards the staff zone. */
  static final String CHAIN = "atalayaStaffSecurity";

  private static final String SAME_SITE = "server.servlet.session.cookie.same-site";

  @Bean(CHAIN)
  @Order(PublicSecurityAutoConfiguration.ORDER + 1)
  SecurityFilterChain atalayaStaffSecurity(
      HttpSecurity http, ClientRegistrationRepository clients, StaffProperties properties) {
    return new StaffGate(clients, properties.claimRoles(), properties.start()).chain(http);
  }

  @Bean
  ServletRegistrationBean<SignInServlet> atalayaSignInRegistration(
      ClientRegistrationRepository clients, ObjectProvider<Identity> identity) {
    ServletRegistrationBean<SignInServlet> registration =
        new ServletRegistrationBean<>(
            new SignInServlet(doors(clients), identity.getIfAvailable(() -> Identity.NEUTRAL)),
            SignInServlet.PATH);
    registration.setName("atalayaSignIn");
    return registration;
  }

  private static Map<String, String> doors(ClientRegistrationRepository clients) {
    Map<String, String> doors = new LinkedHashMap<>();
    if (clients instanceof Iterable<?> known) {
      for (Object each : known) {
        if (each instanceof ClientRegistration client
            && client
                .getAuthorizationGrantType()
                .equals(AuthorizationGrantType.AUTHORIZATION_CODE)) {
          doors.put(StaffGate.door(client.getRegistrationId()), client.getClientName());
        }
      }
    }
    if (doors.isEmpty()) {
      throw new SettingException(
          "There is a ClientRegistrationRepository, and nothing in it with which staff could sign"
              + " in.",
          "Set spring.security.oauth2.client.registration.… to an OIDC provider with the grant"
              + " authorization_code, or provide a chain of your own as the bean "
              + CHAIN
              + ".");
    }
    return doors;
  }

  /** The cookie of a session of staff: not for scripts, not to be sent by other sites' forms. */
  @Bean
  ServletContextInitializer atalayaStaffCookie(
      Environment environment, WidgetsProperties properties) {
    boolean secure =
        !NodeCheck.isLoopback(environment.getProperty("server.address"))
            || isSecure(properties.publicUrl());
    return context -> {
      context.getSessionCookieConfig().setHttpOnly(true);
      context.getSessionCookieConfig().setSecure(secure);
      if (!environment.containsProperty(SAME_SITE)) {
        // Not strict: the way back from the provider is a link of another site.
        context.getSessionCookieConfig().setAttribute("SameSite", "Lax");
      }
    };
  }

  private static boolean isSecure(@Nullable String url) {
    return url != null && url.startsWith("https:");
  }
}
