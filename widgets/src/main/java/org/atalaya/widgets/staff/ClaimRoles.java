// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * Roles out of what an OIDC provider claims of a person. Nobody has a role that no claim gives.
 *
 * @param claim name of the claim, with dots into objects, for example {@code realm_access.roles}; a
 *     list, or a text with spaces between
 * @param values for each role the values that give it
 */
public record ClaimRoles(String claim, Map<StaffRole, Set<String>> values)
    implements GrantedAuthoritiesMapper {

  public ClaimRoles {
    values =
        values.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
  }

  @Override
  public Collection<? extends GrantedAuthority> mapAuthorities(
      Collection<? extends GrantedAuthority> authorities) {
    Set<GrantedAuthority> mapped = new LinkedHashSet<>(authorities);
    for (GrantedAuthority authority : authorities) {
      if (authority instanceof OidcUserAuthority user) {
        given(user).forEach(role -> mapped.add(new SimpleGrantedAuthority(role.authority())));
        Instant authenticated = user.getIdToken().getAuthenticatedAt();
        if (authenticated != null) {
          mapped.add(
              FactorGrantedAuthority.withAuthority(FreshSignIn.AUTHORITY)
                  .issuedAt(authenticated)
                  .build());
        }
      }
    }
    return mapped;
  }

  private Set<StaffRole> given(OidcUserAuthority user) {
    Set<String> claimed = texts(find(user.getAttributes()));
    return values.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(claimed::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private @Nullable Object find(Map<String, Object> attributes) {
    // Whole first: names of claims may be addresses, which have dots.
    if (attributes.containsKey(claim)) {
      return attributes.get(claim);
    }
    Object found = attributes;
    for (String part : claim.split("\\.", -1)) {
      found = found instanceof Map<?, ?> object ? object.get(part) : null;
    }
    return found;
  }

  private static Set<String> texts(@Nullable Object claimed) {
    return switch (claimed) {
      case Collection<?> list -> list.stream().map(String::valueOf).collect(Collectors.toSet());
      case String text -> Arrays.stream(text.split(" ", -1)).collect(Collectors.toSet());
      case null, default -> Set.of();
    };
  }
}
