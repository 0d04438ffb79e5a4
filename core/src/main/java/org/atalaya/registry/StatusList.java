// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.atalaya.registry.internal.CertificateTable;
import org.atalaya.registry.internal.SignedTable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which statements are not to be relied on any more, as signed JSON, for those who verify without
 * asking. A bit for each place, 1 if the statement there is revoked, in the form of IETF's token
 * status list: the first place is the lowest bit of the first byte; compressed with zlib, in
 * base64url. Whose place a place is only the holder of the statement knows; most are nobody's.
 *
 * <pre>{@code
 * {"iss": "Ministerio Público", "list": 0, "iat": 1772463600, "exp": 1772550000,
 *  "status_list": {"bits": 1, "lst": "eNpj…"}}
 * }</pre>
 */
public final class StatusList {

  /** Places in a list, of which half are used. */
  static final int PLACES = 1 << 17;

  private static final Duration VALIDITY = Duration.ofDays(1);
  private static final String TYPE = "statuslist+jwt";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RegistryParts parts;
  private final Optional<SigningKeys> keys;
  private final SignedTable ahead;
  private final CertificateTable certificates;

  StatusList(RegistryParts parts, Optional<SigningKeys> keys) {
    this.parts = parts;
    this.keys = keys;
    ahead = new SignedTable(parts.store().engine());
    certificates = new CertificateTable(parts.store().engine());
  }

  /**
   * The list of a number, signed as it is now and good for a day; on a node that does not sign, as
   * it was {@linkplain SignedAhead signed} last. Empty if there is none.
   *
   * @param number as a statement names it, from 0 on
   */
  public Optional<String> signed(int number) {
    return keys.isPresent()
        ? signed(number, keys.get())
        : parts.store().read(connection -> ahead.status(connection, number));
  }

  private Optional<String> signed(int number, SigningKeys signing) {
    Optional<List<Integer>> revoked =
        parts
            .store()
            .read(connection ->
                number < 0 || number > certificates.lastList(connection)
                    ? Optional.<List<Integer>>empty()
                    : Optional.of(certificates.revokedIn(connection, number)));
    return revoked.map(places -> sign(number, places, signing));
  }

  private String sign(int number, List<Integer> revoked, SigningKeys signing) {
    Instant now = parts.clock().instant();
    ObjectNode root = JSON.createObjectNode();
    root.put("iss", parts.settings().issuer())
        .put("list", number)
        .put("iat", now.getEpochSecond())
        .put("exp", now.plus(VALIDITY).getEpochSecond());
    root.putObject("status_list").put("bits", 1).put("lst", compressed(revoked));
    return signing.sign(TYPE, root);
  }

  private static String compressed(List<Integer> revoked) {
    BitSet bits = new BitSet(PLACES);
    revoked.forEach(bits::set);
    byte[] set = bits.toByteArray();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(set);
      // Bytes behind the last bit that is set are left out by the set.
      out.write(new byte[PLACES / Byte.SIZE - set.length]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }
}
