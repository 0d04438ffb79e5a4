// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.operations.BreakGlass;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who may do what: roles that sign-in gave, and those that were taken in an emergency.
 *
 * <pre>{@code
 * access.require(authentication, StaffRole.ACTIVATE);
 * access.requireFresh(authentication);
 * alerts.activate(id, version, authentication.getName(), expires);
 * }</pre>
 */
public final class StaffAccess {

  private final FreshSignIn fresh;
  private final BreakGlass breakGlass;
  private final Duration emergency;

  /**
   * The rules of a node.
   *
   * @param emergency how long a role lasts that was taken
   */
  public StaffAccess(FreshSignIn fresh, BreakGlass breakGlass, Duration emergency) {
    this.fresh = fresh;
    this.breakGlass = breakGlass;
    this.emergency = emergency;
  }

  /** The roles of a person, those taken included; none for who is not of the staff. */
  public Set<StaffRole> roles(Authentication authentication) {
    Set<StaffRole> roles = given(authentication);
    if (!roles.isEmpty()) {
      breakGlass.roles(authentication.getName()).stream()
          .flatMap(code -> StaffRole.of(code).stream())
          .forEach(roles::add);
    }
    return Collections.unmodifiableSet(roles);
  }

  /** The roles that sign-in gave. */
  private static Set<StaffRole> given(Authentication authentication) {
    Set<String> authorities =
        authentication.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet());
    Set<StaffRole> roles = EnumSet.allOf(StaffRole.class);
    roles.removeIf(role -> !authorities.contains(role.authority()));
    return roles;
  }

  /**
   * Lets pass who has one of the roles.
   *
   * @throws StaffRefusedException if the person has none of them
   */
  public void require(Authentication authentication, StaffRole... anyOf) {
    Set<StaffRole> roles = roles(authentication);
    for (StaffRole role : anyOf) {
      if (roles.contains(role)) {
        return;
      }
    }
    throw StaffRefusedException.role(anyOf);
  }

  /**
   * Lets pass who has proved lately who she is.
   *
   * @throws StaffRefusedException if it was too long ago
   */
  public void requireFresh(Authentication authentication) {
    if (freshUntil(authentication).isEmpty()) {
      throw StaffRefusedException.of(StaffRefusal.SIGN_IN_AGAIN);
    }
  }

  /** Until when she need not prove it again. */
  public Optional<Instant> freshUntil(Authentication authentication) {
    return fresh.until(authentication);
  }

  /**
   * Takes a role in an emergency, as {@link BreakGlass} tells, after a fresh sign-in.
   *
   * @throws StaffRefusedException if the person is not of the staff, the sign-in is too long ago,
   *     or the reason too short or too long
   */
  public BreakGlass.Taken take(Authentication authentication, StaffRole role, String reason) {
    require(authentication, StaffRole.values());
    requireFresh(authentication);
    if (!BreakGlass.isReason(reason)) {
      throw StaffRefusedException.of(StaffRefusal.REASON);
    }
    return breakGlass.take(authentication.getName(), role.code(), reason, emergency);
  }
}
