// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseChange.Upsert;
import org.atalaya.cases.CaseFeed.Batch;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.FeedUnavailableException;
import org.atalaya.cases.Watermark;
import org.atalaya.guatemala.synthetic.SyntheticSicomp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventedCaseSystemTest {

  @TempDir private static Path folder;

  private InventedCaseSystem system;

  @BeforeAll
  static void write() throws IOException {
    SyntheticSicomp.of(1, LocalDate.of(2025, 12, 31))
        .cases(2000)
        .write(folder, SyntheticSicomp.Progress.NONE);
  }

  @BeforeEach
  void open() throws IOException {
    system = InventedCaseSystem.of(folder, InstantSource.system());
  }

  @Test
  void changesSince_nothingDone_tellsOfNothing() {
    Batch batch = system.changesSince(Watermark.START, 100);

    assertThat(batch.changes()).isEmpty();
    assertThat(batch.asOf()).isPresent();
    assertThat(system.complaints()).isEqualTo(60);
  }

  @Test
  void correct_movesTheComplaintsWithAllThatBelongsToThem_andBack() {
    system.correct();
    List<Upsert> corrected = upserts(Watermark.START);
    system.correct();
    List<Upsert> all = upserts(Watermark.START);
    List<Upsert> back = all.subList(corrected.size(), all.size());

    assertThat(corrected).allMatch(row -> place(row).equals("1701"));
    assertThat(back).hasSameSizeAs(corrected).allMatch(row -> place(row).startsWith("01"));
    assertThat(ids(corrected)).hasSize(60).isEqualTo(ids(back));
    assertThat(corrected)
        .extracting(Upsert::unit)
        .contains(CountingUnit.CASE, CountingUnit.VICTIM, CountingUnit.OFFENCE);
  }

  @Test
  void enter_twice_givesOtherComplaintsEachTime() {
    system.enter();
    Set<String> first = ids(upserts(Watermark.START));
    system.enter();

    assertThat(first).hasSize(60);
    assertThat(ids(upserts(Watermark.START))).hasSize(120).containsAll(first);
  }

  @Test
  void changesSince_down_isUnavailableAndKeepsWhatIsEntered() {
    system.setDown(true);
    system.enter();

    assertThatThrownBy(() -> system.changesSince(Watermark.START, 100))
        .isInstanceOf(FeedUnavailableException.class);

    system.setDown(false);
    assertThat(ids(upserts(Watermark.START))).hasSize(60);
  }

  private List<Upsert> upserts(Watermark after) {
    Batch batch = system.changesSince(after, Integer.MAX_VALUE);
    return batch.changes().stream().map(Upsert.class::cast).toList();
  }

  private static Set<String> ids(List<Upsert> rows) {
    return rows.stream()
        .map(row -> row.values().getOrDefault("case_id", ""))
        .collect(Collectors.toSet());
  }

  private static String place(Upsert row) {
    return row.values().getOrDefault("municipality", "");
  }
}
