// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.atalaya.testkit.Ceremony;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.tips.sealing.DataKey;
import org.atalaya.tips.sealing.FileHeader;
import org.atalaya.tips.sealing.OpenedFile;
import org.atalaya.tips.sealing.PrivateRecipientKey;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.tips.sealing.SealedFiles;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.SealedReply;
import org.atalaya.tips.sealing.SignedRecipients;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.tips.sealing.WrappedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one side sealed the other opens. {@code java.json} is what this side sealed (written anew by
 * {@code -Datalaya.golden.update=true}; the elements' tests open it), {@code browser.json} what the
 * code of the browser did, in the same form ({@code npm test} with {@code TIP_VECTORS=update}). The
 * keys in both are of nobody.
 */
class TipVectorsTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "tips");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private static final String ENVELOPE =
      "{\"about\":{\"office\":\"no\"},\"alert\":\"IC-2026-0451\",\"form\":\"1\",\"lang\":\"es\"}";
  private static final String LETTER = "{\"text\":\"La vi en la terminal, con una niña\"}";
  private static final String REPLY = "{\"text\":\"Gracias. ¿A qué hora fue?\"}";
  private static final String CONTENT = "no es una foto";
  private static final String RECEIPT = "1234 5678 9012 3456 7890 1238";
  private static final int FILE_PART = 1;

  @TempDir Path folder;

  private int ceremonies;

  private static JsonNode read(String name) throws IOException {
    return JSON.readTree(Files.readAllBytes(FOLDER.resolve(name)));
  }

  private static byte[] bytes(JsonNode node) {
    return Base64.getUrlDecoder().decode(node.asString());
  }

  private static byte[] utf8(JsonNode node) {
    return utf8(node.asString());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] counting(int from, int length) {
    byte[] bytes = new byte[length];
    for (int place = 0; place < length; place++) {
      bytes[place] = (byte) (from + place);
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.json", "browser.json"})
  void vectors_ofEitherSide_open(String name) throws Exception {
    JsonNode all = read(name);
    TipContext context =
        TipContext.of(new TipId(all.at("/tip").asString()), utf8(all.at("/envelope")));
    for (String recipient : new String[] {"unit", "recovery"}) {
      PrivateRecipientKey secret =
          PrivateRecipientKey.fromPkcs8(bytes(all.at("/" + recipient + "/pkcs8")));
      WrappedKey wrapped = WrappedKey.of(bytes(all.at("/" + recipient + "/wrapped")));
      try (DataKey key = wrapped.open(secret, context)) {
        assertOpens(all, key, context);
      }
    }
    assertReceipt(all, context);
  }

  private static void assertOpens(JsonNode all, DataKey key, TipContext context) throws Exception {
    SealedLetter letter = SealedLetter.of(bytes(all.at("/letter/sealed")));
    assertThat(letter.open(key, context, all.at("/letter/part").asInt()).plaintext())
        .isEqualTo(utf8(all.at("/letter/content")));
    OpenedFile file =
        SealedFiles.open(
            new ByteArrayInputStream(bytes(all.at("/file/sealed"))),
            key,
            context,
            all.at("/file/part").asInt());
    assertThat(file.header().name()).isEqualTo(all.at("/file/name").asString());
    assertThat(file.header().type()).isEqualTo(all.at("/file/type").asString());
    assertThat(file.plaintext().readAllBytes()).isEqualTo(utf8(all.at("/file/content")));
  }

  private static void assertReceipt(JsonNode all, TipContext context) throws Exception {
    Receipt receipt = Receipt.parse(all.at("/receipt/digits").asString());
    try (ReceiptKeys keys = receipt.keys(bytes(all.at("/receipt/salt")))) {
      assertThat(keys.lookup().plaintextBytes()).isEqualTo(bytes(all.at("/receipt/lookupId")));
      assertThat(keys.address().lookupHash()).isEqualTo(bytes(all.at("/receipt/lookupHash")));
      assertThat(keys.address().publicKey()).isEqualTo(bytes(all.at("/receipt/publicKey")));
      SealedReply reply = SealedReply.of(bytes(all.at("/reply/sealed")));
      assertThat(reply.open(keys.key(), context, all.at("/reply/number").asInt()).plaintext())
          .isEqualTo(utf8(all.at("/reply/content")));
    }
  }

  @Test
  void vectors_ofThisSide_areWhatItSealsNow() throws Exception {
    if (Boolean.getBoolean("atalaya.golden.update")) {
      Files.write(FOLDER.resolve("java.json"), utf8(JSON.writeValueAsString(written()) + "\n"));
    }
    JsonNode all = read("java.json");
    ObjectNode now = written();

    // What has no random part of its own is the same byte by byte.
    for (String same :
        new String[] {
          "/tip", "/envelope", "/letter", "/receipt", "/unit/keyId", "/unit/publicKey"
        }) {
      assertThat(now.at(same)).as(same).isEqualTo(all.at(same));
    }
  }

  /** Lists are signed with Ed25519, which has no random part; this root is of nobody. */
  @Test
  void recipients_ofTheVectors_areValid() throws Exception {
    JsonNode recipients = read("java.json").at("/recipients");

    assertThat(
            SignedRecipients.parse(utf8(recipients.at("/file")))
                .verify(
                    RootKey.parse(recipients.at("/root").asString()),
                    Instant.parse(recipients.at("/now").asString()),
                    0)
                .version())
        .isPositive();
  }

  private ObjectNode written() throws Exception {
    TipContext context = TipContext.of(TipId.of(counting(1, TipId.BYTES)), utf8(ENVELOPE));
    ObjectNode all =
        JSON.createObjectNode().put("tip", context.tip().text()).put("envelope", ENVELOPE);
    try (DataKey key = DataKey.random(new Counting(32))) {
      recipient(all.putObject("unit"), 64, key, context);
      recipient(all.putObject("recovery"), 128, key, context);
      SealedLetter letter =
          SealedLetter.seal(TipLetter.of(utf8(LETTER)), key, context, 0, new Counting(0));
      all.putObject("letter")
          .put("part", 0)
          .put("content", LETTER)
          .put("sealed", URL.encodeToString(letter.bytes()));
      all.set("file", file(key, context));
    }
    receiptAndReply(all, context);
    Path ceremony = Ceremony.copyTo(folder.resolve("ceremony" + ceremonies++));
    all.putObject("recipients")
        .put("root", Files.readString(ceremony.resolve("root.txt")).strip())
        .put("now", LineUnderTest.NOW.toString())
        .put("file", Files.readString(ceremony.resolve("recipients.json")));
    return all;
  }

  private static void recipient(ObjectNode node, int from, DataKey key, TipContext context) {
    PrivateRecipientKey secret = PrivateRecipientKey.random(new Counting(from));
    node.put("keyId", secret.id().text())
        .put("publicKey", URL.encodeToString(secret.publicKey().bytes()))
        .put("pkcs8", URL.encodeToString(secret.toPkcs8()))
        .put(
            "wrapped",
            URL.encodeToString(WrappedKey.wrap(key, secret.publicKey(), context).bytes()));
  }

  private static ObjectNode file(DataKey key, TipContext context) throws IOException {
    byte[] content = utf8(CONTENT);
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    SealedFiles.seal(
        new FileHeader("niña.jpg", "image/jpeg", content.length),
        new ByteArrayInputStream(content),
        sealed,
        key,
        context,
        FILE_PART);
    return JSON.createObjectNode()
        .put("part", FILE_PART)
        .put("name", "niña.jpg")
        .put("type", "image/jpeg")
        .put("content", CONTENT)
        .put("sealed", URL.encodeToString(sealed.toByteArray()));
  }

  private static void receiptAndReply(ObjectNode all, TipContext context) throws Exception {
    byte[] salt = counting(200, Receipt.SALT_BYTES);
    try (ReceiptKeys keys = Receipt.parse(RECEIPT).keys(salt)) {
      all.putObject("receipt")
          .put("digits", RECEIPT)
          .put("salt", URL.encodeToString(salt))
          .put("lookupId", URL.encodeToString(keys.lookup().plaintextBytes()))
          .put("lookupHash", URL.encodeToString(keys.address().lookupHash()))
          .put("publicKey", URL.encodeToString(keys.address().publicKey()));
      SealedReply reply =
          SealedReply.seal(TipLetter.of(utf8(REPLY)), keys.address().publicKey(), context, 0);
      all.putObject("reply")
          .put("number", 0)
          .put("content", REPLY)
          .put("sealed", URL.encodeToString(reply.bytes()));
    }
  }

  /** No random numbers at all: what is made with it is the same each time. */
  private static final class Counting extends SecureRandom {

    private int next;

    Counting(int from) {
      next = from;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(counting(next, bytes.length), 0, bytes, 0, bytes.length);
      next += bytes.length;
    }
  }
}
