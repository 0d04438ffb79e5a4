// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.registry.CertificateCheck.Presented;
import org.atalaya.registry.internal.ListTable;
import org.atalaya.registry.internal.ListTable.Row;

/**
 * Verifies whole lists for registered organisations. A line is valid only if the holder shared the
 * certificate with the organisation ({@link CertificateRequests#share}): a list of people who
 * shared nothing tells nothing. Who may act for which organisation is the host's to check.
 *
 * <p>A list is CSV in UTF-8 with the header {@code code,family_name,birth_date}, of at most 10,000
 * lines. It is handed in, and worked on line by line by {@link #run}, which may stop at any moment
 * and goes on where it stopped. The result has a line for each: {@code valid} with the last day,
 * {@code not-valid}, or {@code unreadable}.
 */
public final class VerificationLists {

  private static final String PURPOSE = "registry-list";
  private static final String NOT_VALID = "not-valid";
  private static final String UNREADABLE = "unreadable";

  private final RegistryParts parts;
  private final ListTable table;
  private final CertificateCheck check;

  VerificationLists(RegistryParts parts) {
    this.parts = parts;
    table = new ListTable(parts.store().engine());
    check = new CertificateCheck(parts);
  }

  /** How far a list is. */
  public record Progress(int done, int total) {}

  /**
   * Takes a list.
   *
   * @param verifier a named person of an organisation
   * @return its id
   * @throws InvalidListException if it cannot be read as a whole
   * @throws IllegalArgumentException if the verifier lacks a name or an organisation
   */
  public UUID submit(Verifier verifier, byte[] csv) {
    if (verifier.organisation().isEmpty() || verifier.name().isEmpty()) {
      throw new IllegalArgumentException("verifier: allowed: a named person of an organisation");
    }
    int lines = PresentedList.read(csv).size();
    UUID id = parts.ids().next();
    RequestKey key = new RequestKey(id, parts.vault().create(PURPOSE, id.toString()));
    Row row =
        new Row(
            id,
            verifier.organisation(),
            verifier.name(),
            parts.clock().millis(),
            lines,
            0,
            key.seal(csv, parts.random()));
    return parts
        .store()
        .write(connection -> {
          table.add(connection, row);
          parts.audit().append(connection, verifier.shown(), "list", id.toString());
          return id;
        });
  }

  /**
   * Works on the lists that are there, the oldest first; to be run by a timer. Several nodes may.
   *
   * @param most lines at the most, from 1 on
   * @return how many lines were done
   */
  public int run(int most) {
    int done = 0;
    for (UUID list : parts.store().read(table::unfinished)) {
      done += run(list, most - done);
    }
    return done;
  }

  private int run(UUID list, int most) {
    Optional<byte[]> key = parts.vault().find(PURPOSE, list.toString());
    Optional<Row> row = parts.store().read(connection -> table.find(connection, list));
    if (key.isEmpty() || row.isEmpty()) {
      // Erased meanwhile.
      return 0;
    }
    List<Optional<Presented>> lines =
        PresentedList.read(new RequestKey(list, key.get()).open(row.get().content()));
    int done = 0;
    while (done < most && parts.store().write(connection -> next(connection, list, lines))) {
      done++;
    }
    return done;
  }

  /** Verification, result and progress in one transaction: each line is done once. */
  private boolean next(Connection connection, UUID list, List<Optional<Presented>> lines) {
    Optional<Row> locked = table.lock(connection, list).filter(row -> row.done() < row.total());
    locked.ifPresent(row -> {
      Optional<Presented> line = lines.get(row.done());
      String outcome =
          line.map(presented -> outcome(connection, row, presented)).orElse(UNREADABLE);
      table.done(connection, row, outcome);
    });
    return locked.isPresent();
  }

  private String outcome(Connection connection, Row row, Presented presented) {
    Verifier verifier = new Verifier(row.verifier(), row.organisation());
    return switch (check.check(connection, presented, verifier, true)) {
      case Verification.Valid valid -> valid.until().toString();
      case Verification.NotValid notValid -> NOT_VALID;
    };
  }

  /** How far a list of the organisation is; empty for another's and for none. */
  public Optional<Progress> progress(String organisation, UUID list) {
    return own(organisation, list).map(row -> new Progress(row.done(), row.total()));
  }

  private Optional<Row> own(String organisation, UUID list) {
    return parts
        .store()
        .read(connection -> table.find(connection, list))
        .filter(row -> row.organisation().equals(organisation));
  }

  /**
   * The lines done so far, as CSV: {@code line,result,valid_until}, from line 1 below the header
   * on. Empty for another's list and for none.
   */
  public Optional<byte[]> results(String organisation, UUID list) {
    return own(organisation, list)
        .map(row -> parts.store().read(connection -> table.outcomes(connection, list)))
        .map(VerificationLists::csv);
  }

  private static byte[] csv(List<String> outcomes) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("line", "result", "valid_until");
      for (int line = 0; line < outcomes.size(); line++) {
        String outcome = outcomes.get(line);
        boolean valid = !outcome.equals(NOT_VALID) && !outcome.equals(UNREADABLE);
        csv.writeRecord(
            Integer.toString(line + 1), valid ? "valid" : outcome, valid ? outcome : "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Erases lists handed in before a time, milliseconds. */
  void forget(long before) {
    for (UUID list : parts.store().read(connection -> table.createdBefore(connection, before))) {
      parts.vault().destroy(PURPOSE, list.toString());
      parts
          .store()
          .write(connection -> {
            table.delete(connection, list);
            parts.audit().append(connection, RegistryParts.SYSTEM, "erase", list.toString());
            return list;
          });
    }
  }
}
