// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret from which every record key is derived. It is generated once, backed up with the other
 * keys and shared by all nodes: with another secret the same people would get other noise, and two
 * answers together would weaken both. A store therefore opens only with the secret it began with.
 *
 * <p>The bytes never leave this class; {@link #toString()} says nothing.
 */
public final class RecordKeySecret {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecretKeySpec key;

  private RecordKeySecret(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a record key secret has %d bytes, given: %d".formatted(BYTES, bytes.length));
    }
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * A secret of exactly these 32 bytes.
   *
   * @throws IllegalArgumentException if there are fewer or more
   */
  public static RecordKeySecret of(byte[] bytes) {
    return new RecordKeySecret(bytes.clone());
  }

  /** A new secret that lives only as long as this process: for stores in memory. */
  public static RecordKeySecret generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new RecordKeySecret(bytes);
  }

  /**
   * The secret kept in {@code file} as 64 hexadecimal digits; where there is no such file, a new
   * secret is generated and written to it, readable by the owner only.
   *
   * @throws IOException if the file cannot be read or written, or holds something else
   */
  public static RecordKeySecret loadOrCreate(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      create(file, random);
    }
    try {
      return new RecordKeySecret(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IllegalArgumentException e) {
      // The cause would carry what the file holds.
      throw new IOException(
          "the record key file %s does not hold 64 hexadecimal digits".formatted(file));
    }
  }

  private static void create(Path file, SecureRandom random) throws IOException {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    try {
      SecretFile.create(file, HexFormat.of().formatHex(bytes));
    } catch (FileAlreadyExistsException e) {
      // The other node's secret holds.
    }
  }

  /** A new HMAC-SHA-256 under this secret; not thread-safe, so one for each thread. */
  public Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  /**
   * Random numbers that follow from this secret and {@code purpose} alone: the same on every node
   * and after every start, unforeseeable without the secret, and unlike those of any other purpose.
   * HMAC-SHA-256 in counter mode (NIST SP 800-108r1, §4.1). Not thread-safe.
   *
   * @param purpose what the numbers are for; ASCII
   */
  public RandomGenerator random(String purpose) {
    Mac mac = mac();
    byte[] label = purpose.getBytes(StandardCharsets.US_ASCII);
    AtomicLong counter = new AtomicLong();
    return () -> {
      mac.update(ByteBuffer.allocate(Long.BYTES).putLong(counter.getAndIncrement()).array());
      mac.update((byte) 0);
      return ByteBuffer.wrap(mac.doFinal(label)).getLong();
    };
  }

  /** A new digest under this secret; not thread-safe, so one for each thread. */
  public KeyedDigest digest() {
    return new KeyedDigest(key.getEncoded());
  }

  /**
   * HMAC-SHA-256 (RFC 2104, FIPS 180-4) of many short messages. Gives what {@link #mac} gives, in
   * about half the time: the two blocks that depend on the key alone are digested once, where a
   * {@code Mac} digests them again for each message.
   */
  public static final class KeyedDigest {

    /** Bytes of a digest. */
    public static final int BYTES = 32;

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    private KeyedDigest(byte[] key) {
      inner = begun(key, INNER);
      outer = begun(key, OUTER);
    }

    /** A digest of the key, which is shorter than a block, and thus filled up with zeros. */
    private static MessageDigest begun(byte[] key, byte pad) {
      byte[] block = Arrays.copyOf(key, BLOCK);
      for (int i = 0; i < BLOCK; i++) {
        block[i] ^= pad;
      }
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(block);
        return digest;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }

    /**
     * Digests a message.
     *
     * @param message its bytes, of which the first {@code length} count
     * @param target where the digest is written, of {@link #BYTES} or more
     */
    public void digest(byte[] message, int length, byte[] target) {
      try {
        MessageDigest first = (MessageDigest) inner.clone();
        first.update(message, 0, length);
        first.digest(target, 0, BYTES);
        MessageDigest second = (MessageDigest) outer.clone();
        second.update(target, 0, BYTES);
        second.digest(target, 0, BYTES);
      } catch (CloneNotSupportedException | GeneralSecurityException e) {
        throw new IllegalStateException(
            "SHA-256 of the security provider %s cannot be copied; put another before it"
                .formatted(inner.getProvider().getName()),
            e);
      }
    }

    @Override
    public String toString() {
      return "KeyedDigest[…]";
    }
  }

  @Override
  public String toString() {
    return "RecordKeySecret[…]";
  }
}
