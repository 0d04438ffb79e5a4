// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.operations.KeyVault;

/**
 * How signatures lie in the store: found, and uncovered, only by who has the document and the key
 * of the vault. A signature as it is would let whoever has a backup try whether somebody was in an
 * alert that has ended.
 */
final class CoveredSignatures {

  private static final String PURPOSE = "feeds";
  private static final String SUBJECT = "signatures";

  private final byte[] key;

  CoveredSignatures(KeyVault vault) {
    key = vault.findOrCreate(PURPOSE, SUBJECT);
  }

  /** By what a document is found: HMAC-SHA-256, in hex. */
  String name(byte[] document) {
    return HexFormat.of().formatHex(mac("HmacSHA256", document));
  }

  /** Covers a signature of 64 bytes, and uncovers it, by HMAC-SHA-512 of the document. */
  byte[] cover(byte[] document, byte[] signature) {
    byte[] pad = mac("HmacSHA512", document);
    if (signature.length != pad.length) {
      throw new IllegalStateException("a signature of a feed is of another length than Ed25519's");
    }
    byte[] covered = new byte[pad.length];
    for (int i = 0; i < pad.length; i++) {
      covered[i] = (byte) (signature[i] ^ pad[i]);
    }
    return covered;
  }

  private byte[] mac(String algorithm, byte[] document) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(document);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }
}
