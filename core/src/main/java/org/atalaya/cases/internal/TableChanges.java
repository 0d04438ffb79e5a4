// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseChange;
import org.atalaya.cases.CaseFeedException;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.ImportReport.RejectedRow;

/**
 * The changes of one table's rows in one batch, encoded like the rows of a file: of each row its
 * last state, and which rows are gone.
 */
final class TableChanges {

  private static final BitSet NONE = new BitSet();

  private final CsvMapping mapping;
  private final Table table;
  private final List<String> header;
  private final Set<String> identity;
  private final RowEncoder encoder;
  private final List<CaseChange> changes;
  private final List<FieldBatch> present = new ArrayList<>();
  private final List<FieldBatch> deleted = new ArrayList<>();
  private final List<Told> poisoned = new ArrayList<>();
  private final List<Told> understood = new ArrayList<>();

  /** Place in {@link #changes} of the last change of a row that could be understood, by its id. */
  private final Map<Long, Integer> last = new HashMap<>();

  private final List<EncodedBatch> upserts = new ArrayList<>();
  private final List<EncodedBatch> deletions = new ArrayList<>();
  private final ImportFindings findings = new ImportFindings();

  /**
   * What a change came to.
   *
   * @param place its place in the batch
   * @param recordId which row, if it can be told
   * @param reason why it is set aside; empty if it is not
   */
  record Told(int place, String changeId, OptionalLong recordId, String reason) {}

  /** Makes an encoder for columns of these names. */
  interface Encoders {
    RowEncoder encoder(RowSource source, List<String> header);
  }

  /**
   * Encodes changes, the oldest first.
   *
   * @throws CaseFeedException if a change lacks a column that the mapping names
   */
  TableChanges(CsvMapping mapping, Table table, Encoders encoders, List<CaseChange> changes) {
    this.mapping = mapping;
    this.table = table;
    this.changes = changes;
    this.header = List.copyOf(RowEncoder.columns(mapping, table));
    this.identity = Set.copyOf(table.identity().rowId());
    this.encoder = encoders.encoder(new Changes(), header);
    for (int place = 0; place < changes.size(); place++) {
      sort(changes.get(place), place);
    }
    List<EncodedBatch> encoded = present.stream().map(this::encode).toList();
    deleted.forEach(this::identify);
    for (EncodedBatch batch : encoded) {
      upserts.add(lastStates(batch));
    }
    deleted.forEach(batch -> deletions.add(lastDeletions(batch)));
    upserts.forEach(batch -> findings.add(batch.findings));
  }

  Table table() {
    return table;
  }

  /** The last states of the rows that are there. */
  List<EncodedBatch> upserts() {
    return upserts;
  }

  /** The ids of the rows that are gone. */
  List<EncodedBatch> deletions() {
    return deletions;
  }

  ImportFindings findings() {
    return findings;
  }

  /** The changes that are set aside, unless the row was told of again in a way that can be used. */
  List<Told> poisoned() {
    return poisoned.stream()
        .filter(told ->
            told.recordId.isEmpty()
                || last.getOrDefault(told.recordId.getAsLong(), -1) < told.place)
        .toList();
  }

  /** All other changes. */
  List<Told> understood() {
    return understood;
  }

  private void sort(CaseChange change, int place) {
    switch (change) {
      case CaseChange.Upsert upsert -> add(present, place, upsert.values(), Set.copyOf(header));
      case CaseChange.Deletion deletion -> add(deleted, place, deletion.rowId(), identity);
      case CaseChange.Unreadable unreadable ->
          setAside(place, OptionalLong.empty(), unreadable.reason());
    }
  }

  private void add(
      List<FieldBatch> batches, int place, Map<String, String> values, Set<String> needed) {
    if (batches.isEmpty() || batches.getLast().isFull()) {
      batches.add(new FieldBatch());
    }
    FieldBatch batch = batches.getLast();
    // The place in the batch takes the place of the line in a file.
    batch.beginRow(place);
    for (String column : header) {
      char[] text = (needed.contains(column) ? value(values, column) : "").toCharArray();
      if (!batch.add(text, 0, text.length)) {
        setAside(place, OptionalLong.empty(), "is absurdly large");
        return;
      }
    }
    batch.endRow();
  }

  private String value(Map<String, String> values, String column) {
    String value = values.get(column);
    for (String other : mapping.aliases().getOrDefault(column, List.of())) {
      value = value == null ? values.get(other) : value;
    }
    if (value == null) {
      throw new Changes().problem("lack the column %s that the mapping names".formatted(column));
    }
    return value;
  }

  /** Encodes all that can be, and notes which change of each row is the last. */
  private EncodedBatch encode(FieldBatch batch) {
    EncodedBatch encoded = encoder.encode(batch, NONE);
    Map<Long, String> rejected =
        encoded.rejected.stream().collect(Collectors.toMap(RejectedRow::line, RejectedRow::reason));
    for (int row = 0; row < batch.rows(); row++) {
      if (isIdentified(batch, row)) {
        String reason = rejected.get(batch.line(row));
        if (reason == null) {
          understand(batch, row);
        } else {
          setAside(place(batch, row), OptionalLong.of(encoder.id(batch, row)), reason);
        }
      }
    }
    return encoded;
  }

  private void identify(FieldBatch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      if (isIdentified(batch, row)) {
        understand(batch, row);
      }
    }
  }

  private boolean isIdentified(FieldBatch batch, int row) {
    boolean identified = encoder.isIdentified(batch, row);
    if (!identified) {
      setAside(place(batch, row), OptionalLong.empty(), "has no row id");
    }
    return identified;
  }

  private void understand(FieldBatch batch, int row) {
    long id = encoder.id(batch, row);
    int place = place(batch, row);
    last.merge(id, place, Math::max);
    understood.add(new Told(place, changes.get(place).changeId(), OptionalLong.of(id), ""));
  }

  private void setAside(int place, OptionalLong id, String reason) {
    poisoned.add(new Told(place, changes.get(place).changeId(), id, reason));
  }

  private static int place(FieldBatch batch, int row) {
    return Math.toIntExact(batch.line(row));
  }

  /** Without the rows that are told of again later, and those that have no id. */
  private EncodedBatch lastStates(EncodedBatch encoded) {
    BitSet passed = new BitSet();
    FieldBatch batch = encoded.source;
    for (int row = 0; row < batch.rows(); row++) {
      passed.set(row, !isLast(batch, row));
    }
    return passed.isEmpty() ? encoded : encoder.encode(batch, passed);
  }

  private EncodedBatch lastDeletions(FieldBatch batch) {
    EncodedBatch gone = new EncodedBatch(batch, 0);
    for (int row = 0; row < batch.rows(); row++) {
      if (isLast(batch, row)) {
        gone.ids[gone.rows++] = encoder.id(batch, row);
      }
    }
    return gone;
  }

  private boolean isLast(FieldBatch batch, int row) {
    return encoder.isIdentified(batch, row)
        && last.getOrDefault(encoder.id(batch, row), -1) == place(batch, row);
  }

  /** What to call them in messages. */
  private final class Changes implements RowSource {
    @Override
    public String layout(int columns) {
      return "they have %d".formatted(columns);
    }

    @Override
    public CaseFeedException problem(String what) {
      return new CaseFeedException(
          "The changes of the rows of %s %s."
              .formatted(table.units().stream().sorted().map(unit -> unit.id()).toList(), what));
    }
  }
}
