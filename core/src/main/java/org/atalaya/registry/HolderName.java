// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import org.atalaya.registry.internal.CertificateTable.HolderHashes;

/**
 * By what a certificate is known to be a person's, beside its code: the birth date and all family
 * names, or the first of them. Kept as hashes under the code, so that who has the database cannot
 * find them by trying.
 */
final class HolderName {

  private static final String ALL = "family names";
  private static final String FIRST = "first family name";

  private HolderName() {}

  static HolderHashes of(CertificateCode code, String family, LocalDate birthDate) {
    List<String> words = NameTokens.ofFamily(family).certain();
    String first = words.isEmpty() ? "" : words.getFirst();
    return new HolderHashes(
        hash(code, ALL, String.join(" ", words), birthDate), hash(code, FIRST, first, birthDate));
  }

  /** The same work whatever is asked. */
  static boolean fits(
      HolderHashes holder, CertificateCode code, String family, LocalDate birthDate) {
    String words = String.join(" ", NameTokens.ofFamily(family).certain());
    boolean all = MessageDigest.isEqual(holder.names(), hash(code, ALL, words, birthDate));
    boolean first = MessageDigest.isEqual(holder.firstName(), hash(code, FIRST, words, birthDate));
    return all | first;
  }

  private static byte[] hash(CertificateCode code, String kind, String words, LocalDate birthDate) {
    return Hashes.keyed(
        ("holder " + code.text()).getBytes(StandardCharsets.UTF_8),
        kind,
        words,
        birthDate.toString());
  }
}
