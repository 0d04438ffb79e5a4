// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An OIDC provider as an institution has one, on localhost: it keeps people signed in, asks for the
 * password anew where a client wants {@code prompt=login}, and claims their groups as Keycloak
 * does.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
class OidcProvider {

  static final String CLIENT = "atalaya";
  static final String SECRET = "not-a-secret";
  static final String PASSWORD = "palabra";

  private static final String ASKED = "asked";

  static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(OidcProvider.class)
        .properties(
            "server.port=0",
            "spring.autoconfigure.exclude=",
            "server.servlet.session.cookie.name=PROVIDER")
        .run();
  }

  /** Lets {@code redirect} take part. */
  static void register(ConfigurableApplicationContext provider, String redirect) {
    ((InMemoryRegisteredClientRepository) provider.getBean(RegisteredClientRepository.class))
        .save(client(CLIENT, SECRET, redirect));
  }

  private static RegisteredClient client(String id, String secret, String redirect) {
    return RegisteredClient.withId(UUID.randomUUID().toString())
        .clientId(id)
        .clientSecret("{noop}" + secret)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(redirect)
        .scope(OidcScopes.OPENID)
        .build();
  }

  @Bean
  SecurityFilterChain chain(HttpSecurity http) {
    return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .formLogin(Customizer.withDefaults())
        .build();
  }

  /** What Spring's server leaves to whoever builds a provider of it. */
  @Bean
  FilterRegistrationBean<Filter> promptLogin() {
    FilterRegistrationBean<Filter> filter =
        new FilterRegistrationBean<>((request, response, chain) -> {
          HttpServletRequest asked = (HttpServletRequest) request;
          if ("login".equals(asked.getParameter("prompt"))) {
            HttpSession session = asked.getSession();
            if (session.getAttribute(ASKED) == null) {
              session.invalidate();
              asked.getSession().setAttribute(ASKED, true);
            } else {
              session.removeAttribute(ASKED);
            }
          }
          chain.doFilter(request, response);
        });
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        List.of(
            user("dora", "redaccion"),
            user("rita", "redaccion"),
            user("alma", "mesa-activa"),
            user("ines", "auditoria"),
            user("zoe", "otra-oficina")));
  }

  private static UserDetails user(String name, String group) {
    return User.withUsername(name).password("{noop}" + PASSWORD).authorities(group).build();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> groups() {
    return context ->
        context
            .getClaims()
            .claim(
                "realm_access",
                Map.of(
                    "roles",
                    requireNonNull(context.<Authentication>getPrincipal()).getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList()));
  }

  @Bean
  RegisteredClientRepository clients() {
    return new InMemoryRegisteredClientRepository(
        client("another", "other", "https://another.example/"));
  }

  @Bean
  JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    RSAKey key =
        new RSAKey.Builder((RSAPublicKey) pair.getPublic())
            .privateKey(pair.getPrivate())
            .keyID("one")
            .build();
    return new ImmutableJWKSet<>(new JWKSet(key));
  }

  @Bean
  JwtDecoder decoder(JWKSource<SecurityContext> keys) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
  }

  @Bean
  AuthorizationServerSettings settings() {
    return AuthorizationServerSettings.builder().build();
  }
}
