// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.tips.LetterContent;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.UploadTicket;
import org.atalaya.tips.evidence.CleanCopy.Made;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TipEvidenceTest {

  private static final String ANA = "ana@mp";
  private static final String SAID = "La vi en el mercado.";

  @TempDir Path folder;
  private LineUnderTest under;
  private AuditChain audit;
  private TipEvidence evidence;
  private LineUnderTest.Sender sender;
  private byte[] photo;

  @BeforeEach
  void send() throws Exception {
    under = new LineUnderTest(OperationalStore.at(folder.resolve("tips.sqlite")), folder);
    KeyVault vault = KeyVault.at(folder.resolve("keys"), new SecureRandom());
    audit = new AuditChain(under.store, vault, under.clock);
    EvidenceLimits limits = new EvidenceLimits(8 << 20, 1_000_000, 5, 128, Duration.ofMinutes(1));
    evidence = new TipEvidence(under.store, audit, EvidenceRoom.inClassPath(folder, limits));
    sender = under.sender();
    UploadTicket ticket =
        sender.send("{\"text\": \"%s\", \"contact\": \"5555 0000\"}".formatted(SAID));
    photo = SampleFiles.jpegOfTelephone();
    byte[] sealed = sender.sealedFile("../../cara.jpg", photo, 1);
    under.open.uploads().begin(ticket, 1, sealed.length);
    under.open.uploads().append(ticket, 1, 0, sealed);
    under.deliver();
  }

  @AfterEach
  void close() {
    under.store.close();
  }

  @Test
  void examine_isInTheAuditChainAsTheCustodyOfTheFile() throws Exception {
    try (OpenedTip tip = under.staff.inbox().open(ANA, sender.id)) {
      Examination found = evidence.examine(ANA, tip, 1);

      assertThat(found.copy()).isInstanceOf(Made.class);
      Custody custody = evidence.custody(sender.id, 1, found.sha256()).orElseThrow();
      assertThat(custody.entries())
          .extracting(Custody.Entry::act)
          .containsExactly(Custody.Act.OPENED, Custody.Act.EXAMINED, Custody.Act.COPIED);
      assertThat(custody.entries())
          .extracting(Custody.Entry::staff)
          .containsOnly(audit.pseudonym(ANA));
      assertThat(evidence.custody(sender.id, 2, found.sha256())).isEmpty();
      assertThat(evidence.history(sender.id))
          .extracting(AuditEntry::act)
          .contains("tip open", "file 1 examined")
          .noneMatch(act -> act.contains(found.sha256()));
    }
  }

  @Test
  void export_hasAllOfTheTip_andItsHashes() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();

    try (OpenedTip tip = under.staff.inbox().open(ANA, sender.id)) {
      evidence.export(ANA, tip, Locale.ENGLISH, zip);
    }

    Map<String, byte[]> entries = entries(zip.toByteArray());
    assertThat(entries)
        .containsOnlyKeys(
            "tip.txt",
            "envelope.json",
            "letters/000.txt",
            "files/001/original.bin",
            "files/001/copy.jpg",
            "files/001/file.txt",
            "audit.txt",
            "SHA256SUMS.txt");
    assertThat(entries.get("files/001/original.bin")).isEqualTo(photo);
    assertThat(text(entries, "letters/000.txt")).contains(SAID, "How to reach them: 5555 0000");
    assertThat(text(entries, "files/001/file.txt"))
        .contains("../../cara.jpg", " OPENED ", " EXPORTED ", audit.pseudonym(ANA));
    assertThat(text(entries, "audit.txt")).contains("tip open", "tip export");
    assertThat(text(entries, "SHA256SUMS.txt").lines()).hasSize(entries.size() - 1);
    assertThat(new String(entries.get("files/001/copy.jpg"), StandardCharsets.ISO_8859_1))
        .doesNotContain(SampleFiles.PLANTED);
  }

  private static Map<String, byte[]> entries(byte[] zip) throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(entries.get(name), StandardCharsets.UTF_8);
  }

  @Test
  void content_readBack_isTheSame_andShowsNothing() {
    LetterContent content = new LetterContent(SAID, Optional.of("5555 0000"));

    assertThat(LetterContent.read(content.letter())).contains(content);
    assertThat(content.toString()).doesNotContain(SAID, "5555");
    assertThat(LetterContent.read(LineUnderTest.letter("no JSON"))).isEmpty();
    assertThat(LetterContent.read(LineUnderTest.letter("{\"text\": 7}"))).isEmpty();
  }
}
