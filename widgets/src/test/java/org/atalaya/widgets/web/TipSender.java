// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.atalaya.tips.Receipt;
import org.atalaya.tips.ReceiptKeys;
import org.atalaya.tips.sealing.DataKey;
import org.atalaya.tips.sealing.FileHeader;
import org.atalaya.tips.sealing.Recipients;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.tips.sealing.SealedFiles;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.SealedReply;
import org.atalaya.tips.sealing.SignedRecipients;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.tips.sealing.WrappedKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the script in a browser does, by a program. */
final class TipSender {

  private static final SecureRandom RANDOM = new SecureRandom();

  final TipId id = TipId.random(RANDOM);
  final DataKey key = DataKey.random(RANDOM);
  final Receipt receipt = Receipt.random(RANDOM);
  final byte[] envelope;
  final TipContext context;
  private final RegistryClient client;
  private final Recipients recipients;
  private final ReceiptKeys keys;

  TipSender(RegistryClient client, RootKey root, String envelope) throws Exception {
    this.client = client;
    this.envelope = envelope.getBytes(StandardCharsets.UTF_8);
    context = TipContext.of(id, this.envelope);
    JsonNode node = RegistryClient.node(client.get("/v1/tips/recipients"));
    recipients =
        SignedRecipients.parse(JsonMapper.shared().writeValueAsBytes(node.path("list")))
            .verify(root, Instant.now(), 0);
    keys = receipt.keys(Base64.getUrlDecoder().decode(node.path("receiptSalt").asString()));
  }

  HttpResponse<String> route() throws Exception {
    return client.send(client.json("/v1/tips/route", new String(envelope, StandardCharsets.UTF_8)));
  }

  /** The fields of the tip, but for the work. */
  Map<String, String> fields(String unit, String text) {
    Map<String, String> fields = new HashMap<>(letter(unit, text, 0));
    fields.put("id", id.text());
    fields.put("envelope", TipApi.base64(envelope));
    fields.put("lookupHash", TipApi.base64(keys.address().lookupHash()));
    fields.put("mailboxKey", TipApi.base64(keys.address().publicKey()));
    return fields;
  }

  Map<String, String> letter(String unit, String text, int part) {
    TipLetter letter = TipLetter.of(text.getBytes(StandardCharsets.UTF_8));
    var unitKey = recipients.of(unit, Instant.now()).orElseThrow();
    return Map.of(
        "letter",
        TipApi.base64(SealedLetter.seal(letter, key, context, part, RANDOM).bytes()),
        "forUnit",
        TipApi.base64(WrappedKey.wrap(key, unitKey, context).bytes()),
        "forRecovery",
        TipApi.base64(WrappedKey.wrap(key, recipients.recovery(), context).bytes()));
  }

  HttpResponse<String> post(Map<String, String> fields) throws Exception {
    return post("/v1/tips", fields);
  }

  HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    Map<String, String> worked = new HashMap<>(fields);
    worked.put("proofOfWork", client.work("/v1/tips/challenge"));
    return client.post(path, worked);
  }

  /** Routes, seals and sends. */
  HttpResponse<String> send(String text) throws Exception {
    return post(fields(RegistryClient.node(route()).path("unit").asString(), text));
  }

  HttpResponse<String> look() throws Exception {
    return client.post("/v1/tips/follow-up", Map.of("lookup", lookup()));
  }

  String lookup() {
    return TipApi.base64(keys.lookup().plaintextBytes());
  }

  String open(byte[] reply, int number) throws Exception {
    try (TipLetter opened = SealedReply.of(reply).open(keys.key(), context, number)) {
      return new String(opened.plaintext(), StandardCharsets.UTF_8);
    }
  }

  byte[] sealedFile(byte[] content, int part) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    SealedFiles.seal(
        new FileHeader("cara.jpg", "image/jpeg", content.length),
        new ByteArrayInputStream(content),
        sealed,
        key,
        context,
        part);
    return sealed.toByteArray();
  }

  HttpResponse<String> begin(String ticket, int part, long size) throws Exception {
    return client.send(
        file(ticket, part)
            .header("Upload-Length", Long.toString(size))
            .POST(BodyPublishers.noBody()));
  }

  HttpResponse<String> piece(String ticket, int part, long offset, byte[] piece) throws Exception {
    return client.send(
        file(ticket, part)
            .header("Upload-Offset", Long.toString(offset))
            .header("Content-Type", "application/octet-stream")
            .method("PATCH", BodyPublishers.ofByteArray(piece)));
  }

  private HttpRequest.Builder file(String ticket, int part) {
    return client.to("/v1/tips/files/" + part).header("Upload-Ticket", ticket);
  }
}
