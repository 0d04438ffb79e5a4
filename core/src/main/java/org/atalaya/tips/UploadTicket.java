// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.operations.KeyVault;
import org.atalaya.tips.sealing.TipId;

/**
 * Lets whoever sent a letter add files to it, and nobody else. Kept nowhere: it follows from a
 * secret that the nodes share. Not in {@link #toString}.
 *
 * @param tip to which
 * @param letter part of the letter under whose data key the files are
 * @param proof that a node gave it
 */
public record UploadTicket(TipId tip, int letter, byte[] proof) {

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{22})\\.([0-9]{1,3})\\.([A-Za-z0-9_-]{43})");
  private static final String HMAC = "HmacSHA256";

  public UploadTicket {
    proof = proof.clone();
  }

  /** The secret of tickets, which the nodes share by their vault. */
  static SecretKey key(KeyVault vault) {
    return new SecretKeySpec(vault.findOrCreate("tip", "uploads"), HMAC);
  }

  static UploadTicket of(SecretKey key, TipId tip, int letter) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      byte[] proof = mac.doFinal((tip.text() + "." + letter).getBytes(StandardCharsets.UTF_8));
      return new UploadTicket(tip, letter, proof);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  /**
   * Reads one as it was sent.
   *
   * @throws TipRefusedException if it is none
   */
  public static UploadTicket parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new TipRefusedException(TipRefusedException.Kind.UNKNOWN);
    }
    try {
      return new UploadTicket(
          new TipId(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Base64.getUrlDecoder().decode(matcher.group(3)));
    } catch (IllegalArgumentException e) {
      throw new TipRefusedException(TipRefusedException.Kind.UNKNOWN);
    }
  }

  /** As it is sent, in a header. */
  public String text() {
    String written = Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
    return "%s.%d.%s".formatted(tip.text(), letter, written);
  }

  boolean isGenuine(SecretKey key) {
    return MessageDigest.isEqual(proof, of(key, tip, letter).proof);
  }

  @Override
  public byte[] proof() {
    return proof.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UploadTicket ticket && text().equals(ticket.text());
  }

  @Override
  public int hashCode() {
    return tip.hashCode();
  }

  /** Without the proof. */
  @Override
  public String toString() {
    return "UploadTicket[not shown]";
  }
}
