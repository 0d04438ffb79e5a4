// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Whose keys tips are sealed to: the units, and recovery. A list that replaces another has a higher
 * version.
 *
 * @param version from 1
 * @param issued from when it may be used
 * @param expires from when it may not
 * @param units keys of units; a unit has several while one replaces another
 * @param recovery wrapped to in every tip
 */
public record Recipients(
    int version, Instant issued, Instant expires, List<UnitKey> units, RecipientKey recovery) {

  private static final Set<String> FIELDS =
      Set.of("version", "issued", "expires", "units", "recovery");
  private static final Set<String> UNIT_FIELDS =
      Set.of("id", "name", "keyId", "key", "from", "until");
  private static final Set<String> KEY_FIELDS = Set.of("keyId", "key");
  private static final Set<String> NAME_FIELDS = Set.of("es", "en");
  private static final Pattern UNIT_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int MOST_NAME = 200;

  /**
   * A key of a unit.
   *
   * @param unit id of the unit: small letters, digits and '-', at most 64
   * @param spanish the unit's name
   * @param english the unit's name
   * @param from from when tips are sealed to it
   * @param until from when they are not any more; it still opens
   */
  public record UnitKey(
      String unit, String spanish, String english, RecipientKey key, Instant from, Instant until) {

    public UnitKey {
      if (!UNIT_ID.matcher(unit).matches()) {
        throw new IllegalArgumentException(
            "the id of a unit is 1 to 64 small letters, digits and '-'");
      }
      for (String name : List.of(spanish, english)) {
        if (name.isBlank() || name.length() > MOST_NAME) {
          throw new IllegalArgumentException(
              "the name of a unit has 1 to %d characters".formatted(MOST_NAME));
        }
      }
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException("'from' of a unit's key lies before 'until'");
      }
    }

    boolean isValid(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  public Recipients {
    units = List.copyOf(units);
    if (version < 1) {
      throw new IllegalArgumentException("'version' is 1 or more, given: " + version);
    }
    if (!issued.isBefore(expires)) {
      throw new IllegalArgumentException("'issued' lies before 'expires'");
    }
    if (units.isEmpty()) {
      throw new IllegalArgumentException("there is at least one unit");
    }
    Set<KeyId> ids = new HashSet<>(Set.of(recovery.id()));
    for (UnitKey unit : units) {
      if (!ids.add(unit.key().id())) {
        throw new IllegalArgumentException("no two keys have one id: " + unit.key().id().text());
      }
    }
  }

  /** The key that tips for a unit are sealed to: of several the one that is valid the latest. */
  public Optional<RecipientKey> of(String unit, Instant now) {
    return units.stream()
        .filter(one -> one.unit().equals(unit) && one.isValid(now))
        .max(Comparator.comparing(UnitKey::from))
        .map(UnitKey::key);
  }

  /** Whether tips for a unit may be sealed to a key. */
  public boolean mayBeSealedTo(String unit, KeyId key, Instant now) {
    return units.stream()
        .anyMatch(one -> one.unit().equals(unit) && one.key().id().equals(key) && one.isValid(now));
  }

  /** Whether it knows a unit, by whatever key. */
  public boolean knows(String unit) {
    return units.stream().anyMatch(one -> one.unit().equals(unit));
  }

  /**
   * Reads a list, strictly.
   *
   * @throws IllegalArgumentException that names what is wrong
   */
  static Recipients parse(byte[] json) {
    JsonNode root = SealingJson.object(json, "a list of recipients", FIELDS);
    if (!root.path("version").canConvertToInt() || !root.path("version").isIntegralNumber()) {
      throw new IllegalArgumentException("'version' is a whole number");
    }
    if (!root.path("units").isArray()) {
      throw new IllegalArgumentException("'units' is a list");
    }
    List<UnitKey> units = new ArrayList<>();
    root.path("units").forEach(unit -> units.add(unit(unit)));
    SealingJson.checkFields(root.path("recovery"), "'recovery'", KEY_FIELDS);
    return new Recipients(
        root.path("version").intValue(),
        time(root, "issued"),
        time(root, "expires"),
        units,
        key(root.path("recovery")));
  }

  private static UnitKey unit(JsonNode node) {
    SealingJson.checkFields(node, "a unit", UNIT_FIELDS);
    SealingJson.checkFields(node.path("name"), "the name of a unit", NAME_FIELDS);
    return new UnitKey(
        SealingJson.text(node, "id"),
        SealingJson.text(node.path("name"), "es"),
        SealingJson.text(node.path("name"), "en"),
        key(node),
        time(node, "from"),
        time(node, "until"));
  }

  private static RecipientKey key(JsonNode node) {
    return new RecipientKey(
        new KeyId(SealingJson.text(node, "keyId")),
        Base64.getUrlDecoder().decode(SealingJson.text(node, "key")));
  }

  private static Instant time(JsonNode node, String field) {
    try {
      return Instant.parse(SealingJson.text(node, field));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + field + "' is a time like 2026-03-02T15:00:00Z", e);
    }
  }
}
