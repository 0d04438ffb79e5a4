// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.OperationalStore;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.evidence.Custody.Act;
import org.atalaya.tips.sealing.DoesNotOpenException;
import org.atalaya.tips.sealing.OpenedFile;
import org.atalaya.tips.sealing.TipId;

/**
 * What staff do with the files of a tip that is open, each act in the audit chain before it is
 * done, so that the chain is the custody of the files, too.
 *
 * <p>The chain holds no hash of a file, by which somebody who has the file could find out that it
 * was sent. It names the number of the file; the hash is made anew each time, and cannot have
 * changed: a sealed file that was changed does not open.
 *
 * <pre>{@code
 * try (OpenedTip opened = inbox.open("ana@mp", tip)) {
 *   Examination found = evidence.examine("ana@mp", opened, 1);
 * }
 * }</pre>
 */
public final class TipEvidence {

  private final OperationalStore store;
  private final AuditChain audit;
  private final EvidenceRoom room;

  /**
   * Files that are looked into in {@code room}.
   *
   * @param store of the tips and of {@code audit}
   */
  public TipEvidence(OperationalStore store, AuditChain audit, EvidenceRoom room) {
    this.store = store;
    this.audit = audit;
    this.room = room;
  }

  /** Who did what with a tip and its files, the earliest first. */
  public List<AuditEntry> history(TipId tip) {
    return audit.of(tip.text());
  }

  /**
   * Looks into a file. It is in the memory of this process meanwhile, as bytes that nothing here
   * decodes.
   *
   * @throws DoesNotOpenException if it was changed, or never sealed as it has to be
   */
  public Examination examine(String actor, OpenedTip tip, int file)
      throws DoesNotOpenException, IOException {
    note(actor, tip, file, Act.OPENED);
    byte[] original = read(tip, file);
    try {
      return examine(actor, tip, file, original);
    } finally {
      Arrays.fill(original, (byte) 0);
    }
  }

  Examination examine(String actor, OpenedTip tip, int file, byte[] original)
      throws DoesNotOpenException, IOException {
    note(actor, tip, file, Act.EXAMINED);
    Examination found = room.examine(original, tip.openFile(file).header().type());
    if (found.copy() instanceof CleanCopy.Made) {
      note(actor, tip, file, Act.COPIED);
    }
    return found;
  }

  /** All of a file; whoever gets it overwrites it. */
  byte[] read(OpenedTip tip, int file) throws DoesNotOpenException, IOException {
    OpenedFile opened = tip.openFile(file);
    try (InputStream plaintext = opened.plaintext()) {
      return plaintext.readAllBytes();
    }
  }

  /**
   * Writes a file as its sender had it. It may be hostile: nothing but a machine for analysis
   * should open it.
   *
   * @throws DoesNotOpenException if it was changed, or never sealed as it has to be
   * @throws IOException also if it turns out while reading that it was changed; what was written is
   *     to be thrown away then
   */
  public void original(String actor, OpenedTip tip, int file, OutputStream out)
      throws DoesNotOpenException, IOException {
    note(actor, tip, file, Act.EXPORTED);
    try (InputStream plaintext = tip.openFile(file).plaintext()) {
      plaintext.transferTo(out);
    }
  }

  /**
   * Who did what with a file; staff by their pseudonyms in the audit chain.
   *
   * @param sha256 of the original
   */
  public Optional<Custody> custody(TipId tip, int file, String sha256) {
    String begin = prefix(file);
    List<Custody.Entry> entries =
        history(tip).stream()
            .filter(entry -> entry.act().startsWith(begin))
            .map(entry ->
                new Custody.Entry(
                    entry.at(), entry.actor(), act(entry.act().substring(begin.length())), sha256))
            .toList();
    return entries.isEmpty() ? Optional.empty() : Optional.of(new Custody(entries));
  }

  private static Act act(String word) {
    return Act.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String prefix(int file) {
    return "file " + file + " ";
  }

  /**
   * Writes all of a tip for the file of a case, as a ZIP: letters and answers as text; of each file
   * the original, the clean copy or why there is none, and the custody; who did what with the tip;
   * and the SHA-256 of all that. One file is in memory at a time.
   *
   * @param language of the texts about it
   * @throws IOException also if a file turns out to be changed; the ZIP has no end then
   */
  public void export(String actor, OpenedTip tip, Locale language, OutputStream out)
      throws IOException {
    note(actor, tip.entry().id(), "tip export");
    new TipExport(this, actor, tip, language).write(out);
  }

  void note(String actor, OpenedTip tip, int file, Act act) {
    note(actor, tip.entry().id(), prefix(file) + act.name().toLowerCase(Locale.ROOT));
  }

  private void note(String actor, TipId tip, String act) {
    store.write(connection -> {
      audit.append(connection, actor, act, tip.text());
      return act;
    });
  }
}
