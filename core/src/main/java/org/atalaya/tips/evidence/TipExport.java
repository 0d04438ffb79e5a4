// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.atalaya.cases.Wording;
import org.atalaya.operations.AuditEntry;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.LetterContent;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.OpenedTip.Attachment;
import org.atalaya.tips.OpenedTip.Part;
import org.atalaya.tips.evidence.CleanCopy.Made;
import org.atalaya.tips.evidence.CleanCopy.None;
import org.atalaya.tips.sealing.DoesNotOpenException;
import org.atalaya.tips.sealing.FileHeader;

/** Writes a tip as a ZIP. No name in it is one that a sender chose. */
final class TipExport {

  private static final Wording WORDING = Wording.of(TipExport.class);

  private final TipEvidence evidence;
  private final String actor;
  private final OpenedTip tip;
  private final Locale language;

  /** Lines that {@code sha256sum --check} reads. */
  private final StringJoiner sums = new StringJoiner("\n", "", "\n");

  TipExport(TipEvidence evidence, String actor, OpenedTip tip, Locale language) {
    this.evidence = evidence;
    this.actor = actor;
    this.tip = tip;
    this.language = language;
  }

  void write(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    add(zip, "tip.txt", about());
    add(zip, "envelope.json", tip.entry().envelope());
    letters(zip, "letters", tip.letters());
    letters(zip, "answers", tip.replies());
    for (Attachment file : tip.files()) {
      file(zip, file);
    }
    add(zip, "audit.txt", history());
    add(zip, "SHA256SUMS.txt", sums.toString());
    zip.finish();
  }

  private String text(String key, Object... arguments) {
    return WORDING.text(language, key, arguments);
  }

  private String about() {
    InboxEntry entry = tip.entry();
    return String.join(
            "\n",
            text("export.about"),
            text("export.tip", entry.id().text(), entry.unit(), entry.receivedHour().toString()),
            text("export.original"))
        + "\n";
  }

  private void letters(ZipOutputStream zip, String folder, List<Part> parts) throws IOException {
    for (Part part : parts) {
      add(zip, "%s/%03d.txt".formatted(folder, part.number()), said(part));
    }
  }

  private String said(Part part) {
    return switch (part) {
      case Part.Unreadable unreadable -> text("export.unreadable") + "\n";
      case Part.Readable readable ->
          LetterContent.read(readable.letter())
              .map(content -> content.text() + "\n" + contact(content))
              .orElseGet(() -> text("export.other-form") + "\n");
    };
  }

  private String contact(LetterContent content) {
    return content.contact().map(given -> text("export.contact", given) + "\n").orElse("");
  }

  private void file(ZipOutputStream zip, Attachment file) throws IOException {
    String folder = "files/%03d/".formatted(file.number());
    if (!file.isWhole()) {
      add(zip, folder + "file.txt", text("export.not-whole") + "\n");
      return;
    }
    byte[] original = new byte[0];
    try {
      evidence.note(actor, tip, file.number(), Custody.Act.OPENED);
      original = evidence.read(tip, file.number());
      Examination found = evidence.examine(actor, tip, file.number(), original);
      evidence.note(actor, tip, file.number(), Custody.Act.EXPORTED);
      add(zip, folder + "original.bin", original);
      if (found.copy() instanceof Made made) {
        String ending = made.mediaType().equals("application/pdf") ? "pdf" : "jpg";
        add(zip, folder + "copy." + ending, made.bytes());
      }
      add(zip, folder + "file.txt", record(file.number(), found));
    } catch (DoesNotOpenException e) {
      add(zip, folder + "file.txt", text("export.unreadable") + "\n");
    } finally {
      Arrays.fill(original, (byte) 0);
    }
  }

  private String record(int number, Examination found) throws DoesNotOpenException, IOException {
    FileHeader header = tip.openFile(number).header();
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add(text("export.claimed", header.name(), header.type(), header.size()));
    lines.add(text("export.hash", found.sha256()));
    lines.add(found.words().in(language));
    if (found.copy() instanceof None none) {
      lines.add(none.reason().words().in(language));
    }
    lines.add(text("export.custody"));
    evidence
        .custody(tip.entry().id(), number, found.sha256())
        .ifPresent(custody -> custody.entries().forEach(entry -> lines.add(line(entry))));
    return lines.toString();
  }

  private static String line(Custody.Entry entry) {
    return "%s %s %s %s".formatted(entry.at(), entry.act(), entry.staff(), entry.sha256());
  }

  private String history() {
    StringJoiner lines = new StringJoiner("\n", text("export.audit") + "\n", "\n");
    for (AuditEntry entry : evidence.history(tip.entry().id())) {
      lines.add("%s %s %s".formatted(entry.at(), entry.actor(), entry.act()));
    }
    return lines.toString();
  }

  private void add(ZipOutputStream zip, String name, String text) throws IOException {
    add(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
    sums.add(sha256(bytes) + "  " + name);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
