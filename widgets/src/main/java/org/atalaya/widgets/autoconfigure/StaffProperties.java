// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atalaya.widgets.staff.ClaimRoles;
import org.atalaya.widgets.staff.StaffRole;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The staff zone.
 *
 * @param start Page that is shown after a sign-in.
 * @param rolesClaim Claim of the ID token or user information that says what a person may do; with
 *     dots into objects, for example realm_access.roles.
 * @param roles Which values of that claim give which role.
 * @param stepUp How long after a person has proved who she is acts are allowed that cannot be taken
 *     back.
 * @param breakGlass How long a role lasts that was taken in an emergency.
 * @param streams How many event streams a node keeps open.
 */
@ConfigurationProperties("atalaya.staff")
public record StaffProperties(
    @DefaultValue("/staff/") String start,
    @DefaultValue("roles") String rolesClaim,
    @DefaultValue Roles roles,
    @DefaultValue("5m") Duration stepUp,
    @DefaultValue("30m") Duration breakGlass,
    @DefaultValue("50") int streams) {

  public StaffProperties {
    if (!start.matches("/[A-Za-z0-9._~/-]*") || start.startsWith("//")) {
      throw new IllegalArgumentException(
          "atalaya.staff.start must be a path of this application, given: " + start);
    }
    WidgetsProperties.positive("atalaya.staff.step-up", stepUp);
    WidgetsProperties.positive("atalaya.staff.break-glass", breakGlass);
    if (streams < 1) {
      throw new IllegalArgumentException(
          "atalaya.staff.streams must be at least 1. Provided value: " + streams);
    }
  }

  /** The roles by claims. */
  ClaimRoles claimRoles() {
    Map<StaffRole, Set<String>> values = new EnumMap<>(StaffRole.class);
    for (StaffRole role : StaffRole.values()) {
      values.put(role, Set.copyOf(roles.of(role)));
    }
    return new ClaimRoles(rolesClaim, values);
  }

  /**
   * Values of the claim.
   *
   * @param draft Who may write drafts of alerts.
   * @param activate Who may activate, update and end alerts, and decide over a danger.
   * @param withdraw Who may decide on requests for withdrawal.
   * @param audit Who may read who did what.
   * @param republishers Who may register re-publishers and remove them.
   * @param certificates Who may look at requests for certificates of absence, and decide on them.
   * @param tips Who may open the tips of their units, and work on them.
   */
  public record Roles(
      @DefaultValue List<String> draft,
      @DefaultValue List<String> activate,
      @DefaultValue List<String> withdraw,
      @DefaultValue List<String> audit,
      @DefaultValue List<String> republishers,
      @DefaultValue List<String> certificates,
      @DefaultValue List<String> tips) {

    private List<String> of(StaffRole role) {
      return switch (role) {
        case DRAFT -> draft;
        case ACTIVATE -> activate;
        case WITHDRAW -> withdraw;
        case AUDIT -> audit;
        case REPUBLISHERS -> republishers;
        case CERTIFICATES -> certificates;
        case TIPS -> tips;
      };
    }
  }
}
