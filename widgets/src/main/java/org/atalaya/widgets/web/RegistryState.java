// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far somebody is on the page, carried from form to form in a hidden field: sealed
 * (AES-256-GCM), so that nobody makes one or reads another's, and kept by nobody else. Not in
 * {@link #toString}.
 *
 * @param flow which of the ways through the page
 * @param screen the number of the screen, from 0 on
 * @param began when the first screen was shown
 * @param nonce by which the same form sent twice is one
 * @param values what was filled in, by field
 */
record RegistryState(
    RegistryFlow flow, int screen, Instant began, String nonce, Map<String, String> values) {

  /** How long somebody may take from screen to screen in all. */
  static final Duration LONGEST = Duration.ofHours(2);

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int LONGEST_TEXT = 12_000;

  RegistryState {
    values = Map.copyOf(values);
  }

  /** The first screen. */
  static RegistryState begin(RegistryFlow flow, Instant now, SecureRandom random) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    return new RegistryState(
        flow, 0, now, Base64.getUrlEncoder().withoutPadding().encodeToString(nonce), Map.of());
  }

  RegistryState with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(more);
    return new RegistryState(flow, screen, began, nonce, all);
  }

  RegistryState at(int other) {
    return new RegistryState(flow, other, began, nonce, values);
  }

  /** Sealed, for a hidden field. */
  String seal(SecretKeySpec key, SecureRandom random) {
    ObjectNode node =
        JsonMapper.shared()
            .createObjectNode()
            .put("flow", flow.name())
            .put("screen", screen)
            .put("began", began.toEpochMilli())
            .put("nonce", nonce);
    ObjectNode all = node.putObject("values");
    values.forEach(all::put);
    byte[] iv = new byte[NONCE_BYTES];
    random.nextBytes(iv);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(JsonMapper.shared().writeValueAsBytes(node));
      byte[] whole = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + CIPHER, e);
    }
  }

  /** What was sealed here, or on another node, not too long ago; empty for anything else. */
  static Optional<RegistryState> open(String sealed, SecretKeySpec key, Instant now) {
    if (sealed.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(sealed);
      if (bytes.length <= NONCE_BYTES) {
        return Optional.empty();
      }
      byte[] iv = Arrays.copyOf(bytes, NONCE_BYTES);
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, key, iv)
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      RegistryState state =
          read(JsonMapper.shared().readTree(new String(plain, StandardCharsets.UTF_8)));
      return Optional.of(state).filter(one -> one.began().plus(LONGEST).isAfter(now));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static RegistryState read(JsonNode node) {
    Map<String, String> values = new HashMap<>();
    node.required("values")
        .properties()
        .forEach(one -> values.put(one.getKey(), one.getValue().asString()));
    return new RegistryState(
        RegistryFlow.valueOf(node.required("flow").asString()),
        node.required("screen").asInt(),
        Instant.ofEpochMilli(node.required("began").asLong()),
        node.required("nonce").asString(),
        values);
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] iv)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    return cipher;
  }

  /** Without what was filled in. */
  @Override
  public String toString() {
    return "RegistryState[not shown]";
  }
}
