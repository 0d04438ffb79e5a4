// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atalaya.testkit.TipSetUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A public node that was sent a tip sealed in the browser has nothing of it to give away: neither
 * in its memory, dead objects included, nor in its files.
 */
class PublicNodeMemoryTest {

  private static final String PLANTED = "Sembrada-junto-al-rio-4711";
  private static final String CONTACT = "sembrada.4711@example.org";
  private static final String ENVELOPE =
      "{\"office\":\"no\",\"case\":\"%s\",\"form\":\"1\",\"lang\":\"es\"}".formatted(TipSetUp.CASE);

  @TempDir Path folder;

  @Test
  void sealedTip_isNeitherInAHeapDumpNorInAFile() throws Exception {
    try (PublicNode node = PublicNode.in(folder, List.of("-Xmx256m"))) {
      TipSender sender = node.sender(ENVELOPE);
      String ticket =
          RegistryClient.node(
                  sender.send("{\"text\":\"%s\",\"contact\":\"%s\"}".formatted(PLANTED, CONTACT)))
              .path("uploadTicket")
              .asString();
      byte[] file = sender.sealedFile(PLANTED.repeat(4).getBytes(StandardCharsets.UTF_8), 1);
      assertThat(sender.begin(ticket, 1, file.length).statusCode()).isEqualTo(204);
      assertThat(sender.piece(ticket, 1, 0, file).statusCode()).isEqualTo(204);
      JsonNode mailbox = RegistryClient.node(sender.look());
      assertThat(mailbox.path("known").asBoolean()).isTrue();

      Path dump = folder.resolve("heap.hprof");
      node.process.diagnose("GC.heap_dump", "-all", dump.toString());

      byte[] heap = Files.readAllBytes(dump);
      assertThat(found(heap, Map.of("tip", sender.id.text())))
          .as("what the node does know is found in the same way")
          .containsOnlyKeys("tip");
      assertThat(found(heap, secrets(sender))).isEmpty();
      Files.delete(dump);
      assertThat(inFiles(sender)).isEmpty();
    }
  }

  private static Map<String, String> secrets(TipSender sender) {
    String receipt = sender.receipt.plaintext();
    return Map.of(
        "text",
        PLANTED,
        "contact",
        CONTACT,
        "file name",
        "cara.jpg",
        "receipt",
        receipt,
        "receipt without spaces",
        receipt.replace(" ", ""),
        "text in base64",
        Base64.getEncoder()
            .encodeToString(PLANTED.getBytes(StandardCharsets.UTF_8))
            .substring(0, 20));
  }

  private Map<String, String> inFiles(TipSender sender) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found(Files.readAllBytes(file), secrets(sender))
            .forEach((name, text) -> found.put(file + ": " + name, text));
      }
    }
    return found;
  }

  /** Those that are in it, as one byte a letter or as two. */
  private static Map<String, String> found(byte[] bytes, Map<String, String> texts) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    Map<String, String> found = new TreeMap<>();
    texts.forEach((name, text) -> {
      boolean isThere =
          Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)
              .map(charset -> new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))
              .anyMatch(all::contains);
      if (isThere) {
        found.put(name, text);
      }
    });
    return found;
  }
}
