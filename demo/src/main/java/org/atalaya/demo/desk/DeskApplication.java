// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.atalaya.widgets.alertdesk.AlertDeskSource;
import org.atalaya.widgets.auditview.AuditViewSource;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.registrydesk.RegistryDeskSource;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.staff.StaffEvents;
import org.atalaya.widgets.staff.StaffRole;
import org.atalaya.widgets.staff.StaffServlet;
import org.atalaya.widgets.tipdesk.TipDeskSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The staff desk. Its users are for trying only and named so; it listens on the loopback address
 * alone.
 */
// No @Configuration: the portal's own scan must not take it in.
@EnableVaadin("org.atalaya.demo.desk")
@EnableAutoConfiguration(
    excludeName = {
      "org.atalaya.widgets.autoconfigure.AlertStoreAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.AlertsAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.FeedAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.HealthAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.MetricsAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.ObservatoryAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.OperationsAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.PublicSecurityAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.RemoteAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.StaffAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.StaffSecurityAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.IdentityAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.TipAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.TipOfficeAutoConfiguration",
      "org.atalaya.widgets.autoconfigure.WidgetsAutoConfiguration"
    })
public final class DeskApplication {

  /** Who may work at the desk. */
  static final String ROLE = "ALERTS";

  /** Where desks hear what changes. */
  static final String EVENTS = "/staff/v1/events";

  private static final int STREAMS = 20;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Of all demo users. */
  static final String PASSWORD = "demo";

  /** The demo users: a second person has to activate what the first has drafted. */
  static final Map<String, String> USERS =
      Map.of("ana", "Ana", "berta", "Berta", "carmen", "Carmen");

  /** The units whose tips they work on. */
  static final Map<String, Set<String>> UNITS =
      Map.of("ana", Set.of("mujer"), "berta", Set.of("mujer", "supervision"));

  /**
   * Starts it.
   *
   * @param port on 127.0.0.1, 0 for a free one
   * @param source on which its users work
   * @param audit in which they read who did what
   * @param access by which they may
   * @param registry certificates on which they decide
   * @param tips on which they work, each on those of her {@link #UNITS}
   * @param identity whose desk it is
   */
  public static ConfigurableApplicationContext start(
      int port,
      AlertDeskSource source,
      AuditViewSource audit,
      StaffAccess access,
      RegistryDeskSource registry,
      TipDeskSource tips,
      Identity identity) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "desk",
                Map.of(
                    "server.port",
                    port,
                    "server.address",
                    "127.0.0.1",
                    "server.servlet.session.cookie.name",
                    "DESK",
                    "server.servlet.session.cookie.same-site",
                    "strict",
                    "spring.main.banner-mode",
                    "off",
                    "spring.jmx.enabled",
                    "false")));
    return new SpringApplicationBuilder(DeskApplication.class)
        .environment(environment)
        .initializers(context -> {
          context.getBeanFactory().registerSingleton("alerts", source);
          context.getBeanFactory().registerSingleton("audit", audit);
          context.getBeanFactory().registerSingleton("access", access);
          context.getBeanFactory().registerSingleton("registry", registry);
          context.getBeanFactory().registerSingleton("tips", tips);
          context.getBeanFactory().registerSingleton("identity", identity);
        })
        .logStartupInfo(false)
        .run();
  }

  @Bean
  SecurityFilterChain deskSecurity(HttpSecurity http) {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/desk.css", "/icon.svg")
                .permitAll()
                .requestMatchers(StaffServlet.PATTERN)
                .authenticated())
        .with(VaadinSecurityConfigurer.vaadin(), desk -> desk.loginView(SignInPage.class))
        .build();
  }

  /** On every answer, as Vaadin sets those of its own pages beside Spring Security's. */
  @Bean
  FilterRegistrationBean<Filter> deskHeaders() {
    FilterRegistrationBean<Filter> headers =
        new FilterRegistrationBean<>((request, response, chain) -> {
          HttpServletResponse answer = (HttpServletResponse) response;
          answer.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
          answer.setHeader("X-Content-Type-Options", "nosniff");
          answer.setHeader("Referrer-Policy", "no-referrer");
          answer.setHeader("X-Robots-Tag", "noindex, noarchive");
          chain.doFilter(request, response);
        });
    headers.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return headers;
  }

  /** What changes, told to the desks as it does. */
  @Bean
  StaffEvents staffEvents(AlertDeskSource source, AuditViewSource audit) {
    return new StaffEvents(audit.audit(), source.alerts(), STREAMS, HEARTBEAT);
  }

  /** Before the server waits for what is not answered yet: streams never are. */
  @Bean
  ApplicationListener<ContextClosedEvent> streamsEnd(StaffEvents events) {
    return event -> events.close();
  }

  @Bean
  ServletRegistrationBean<StaffServlet> staffApi(
      AlertDeskSource source, AuditViewSource audit, StaffAccess access, StaffEvents events) {
    ServletRegistrationBean<StaffServlet> registration =
        new ServletRegistrationBean<>(
            new StaffServlet(source.alerts(), audit.audit(), audit.breakGlass(), access, events),
            StaffServlet.PATTERN);
    registration.setAsyncSupported(true);
    return registration;
  }

  @Bean
  DeskLanguage deskLanguage() {
    return new DeskLanguage();
  }

  @Bean
  UserDetailsService demoUsers() {
    return new InMemoryUserDetailsManager(
        USERS.keySet().stream()
            .map(name ->
                User.withUsername(name)
                    .password("{noop}" + PASSWORD)
                    .authorities(authorities(name))
                    .build())
            .toList());
  }

  /** All may do everything, but for Carmen, who has to take the role in an emergency. */
  private static String[] authorities(String name) {
    return Stream.concat(
            Stream.of("ROLE_" + ROLE),
            Arrays.stream(StaffRole.values())
                .filter(role -> !name.equals("carmen") || role == StaffRole.DRAFT)
                .map(StaffRole::authority))
        .toArray(String[]::new);
  }

  /** For the password that is asked again. */
  @Bean
  AuthenticationManager passwords(UserDetailsService users) {
    return new ProviderManager(new DaoAuthenticationProvider(users));
  }
}
