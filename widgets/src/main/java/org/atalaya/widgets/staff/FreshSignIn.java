// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * Whether a person has proved lately who she is, as acts require that cannot be taken back.
 *
 * <p>What counts is when she typed a password or used a passkey. That an OIDC provider sent her
 * back is no proof, as it does so without asking while its own session lasts: there it is {@code
 * auth_time} of the ID token, which {@link ClaimRoles} turns into {@value #AUTHORITY}.
 */
public final class FreshSignIn {

  /** The authority whose issue is when an OIDC provider authenticated the person. */
  public static final String AUTHORITY = "FACTOR_ATALAYA_SIGN_IN";

  private static final Set<String> PROOFS =
      Set.of(
          AUTHORITY,
          FactorGrantedAuthority.PASSWORD_AUTHORITY,
          FactorGrantedAuthority.WEBAUTHN_AUTHORITY,
          FactorGrantedAuthority.OTT_AUTHORITY);

  /** By how much the clock of a provider may be ahead. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final Duration within;
  private final InstantSource clock;

  /**
   * The rule.
   *
   * @param within how long ago it may be
   */
  public FreshSignIn(Duration within, InstantSource clock) {
    if (!within.isPositive()) {
      throw new IllegalArgumentException(
          "a sign-in is fresh for longer than zero. Provided value: " + within);
    }
    this.within = within;
    this.clock = clock;
  }

  /** Until when the last proof counts; empty if there is none, or not any more. */
  public Optional<Instant> until(Authentication authentication) {
    Instant now = clock.instant();
    return authentication.getAuthorities().stream()
        .filter(FactorGrantedAuthority.class::isInstance)
        .map(FactorGrantedAuthority.class::cast)
        .filter(factor -> PROOFS.contains(factor.getAuthority()))
        .map(FactorGrantedAuthority::getIssuedAt)
        .filter(proved -> !proved.isAfter(now.plus(SKEW)))
        .max(Comparator.naturalOrder())
        .map(proved -> proved.plus(within))
        .filter(now::isBefore);
  }
}
