// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The chain of filters before the staff zone, {@code /staff/**}, with sign-in by OIDC. */
public final class StaffGate {

  private static final String DOOR = "/staff/sign-in/with";
  private static final String BACK = "/staff/sign-in/back/*";
  private static final RequestMatcher API =
      PathPatternRequestMatcher.withDefaults().matcher("/staff/v1/**");

  private final ClientRegistrationRepository clients;
  private final ClaimRoles roles;
  private final String start;

  /**
   * The gate.
   *
   * @param start path of the page that is shown after a sign-in that began at no other
   */
  public StaffGate(ClientRegistrationRepository clients, ClaimRoles roles, String start) {
    this.clients = clients;
    this.roles = roles;
    this.start = start;
  }

  /** Where a sign-in by that provider begins; with {@code ?again} it asks although it knows her. */
  public static String door(String registration) {
    return DOOR + "/" + registration;
  }

  /** The chain. */
  public SecurityFilterChain chain(HttpSecurity http) {
    String[] staff =
        Arrays.stream(StaffRole.values()).map(StaffRole::authority).toArray(String[]::new);
    OAuth2AuthorizationRequestResolver asking =
        new Asking(new DefaultOAuth2AuthorizationRequestResolver(clients, DOOR));
    return http.securityMatcher("/staff", "/staff/**")
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(SignInServlet.PATH, DOOR + "/**", BACK)
                .permitAll()
                .anyRequest()
                .hasAnyAuthority(staff))
        .oauth2Login(login ->
            login
                .loginPage(SignInServlet.PATH)
                .loginProcessingUrl(BACK)
                .failureUrl(SignInServlet.PATH + "?error")
                .defaultSuccessUrl(start)
                .authorizationEndpoint(point -> point.authorizationRequestResolver(asking))
                .userInfoEndpoint(point -> point.userAuthoritiesMapper(roles)))
        .logout(
            out -> out.logoutUrl("/staff/sign-out").logoutSuccessUrl(SignInServlet.PATH + "?out"))
        .exceptionHandling(errors ->
            errors
                .defaultAuthenticationEntryPointFor(unknown(), API)
                .defaultAccessDeniedHandlerFor(denied(), API))
        .headers(headers ->
            headers
                .frameOptions(FrameOptionsConfig::deny)
                .contentSecurityPolicy(csp ->
                    csp.policyDirectives(
                        "frame-ancestors 'none'; base-uri 'self'; object-src 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter((request, response) ->
                    response.setHeader("X-Robots-Tag", "noindex, noarchive")))
        .build();
  }

  /** Asks the provider for a fresh proof where the address says {@code ?again}. */
  private record Asking(OAuth2AuthorizationRequestResolver plain)
      implements OAuth2AuthorizationRequestResolver {

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
      return asked(request, plain.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(
        HttpServletRequest request, String registration) {
      return asked(request, plain.resolve(request, registration));
    }

    private static @Nullable OAuth2AuthorizationRequest asked(
        HttpServletRequest request, @Nullable OAuth2AuthorizationRequest plain) {
      return plain == null || request.getParameter("again") == null
          ? plain
          : OAuth2AuthorizationRequest.from(plain)
              .additionalParameters(all -> all.putAll(Map.of("prompt", "login", "max_age", "0")))
              .build();
    }
  }

  private static AuthenticationEntryPoint unknown() {
    return (request, response, why) ->
        StaffAnswer.refuse(request, response, StaffRefusedException.of(StaffRefusal.SIGN_IN));
  }

  private static AccessDeniedHandler denied() {
    return (request, response, why) ->
        StaffAnswer.refuse(
            request,
            response,
            why instanceof CsrfException
                ? StaffRefusedException.of(StaffRefusal.FORGED)
                : StaffRefusedException.role(StaffRole.values()));
  }
}
