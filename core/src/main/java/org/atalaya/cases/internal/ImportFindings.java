// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.ImportReport.SuspiciousDate;

/** What is noticed while reading, gathered for the import report. */
final class ImportFindings {

  private static final int SHOWN = 40;
  private static final int CODES_KEPT = 100;

  private final Map<String, Map<String, Long>> unknownCodes = new TreeMap<>();
  private final Map<SuspiciousDate, Long> suspiciousDates = new EnumMap<>(SuspiciousDate.class);
  private int lastRegistered = DateReader.NO_DAY;

  /** Notes a code that the mapping does not list, as {@link #shown}. */
  void unknownCode(String column, String code) {
    unknownCode(column, code, 1);
  }

  private void unknownCode(String column, String code, long times) {
    Map<String, Long> codes = unknownCodes.computeIfAbsent(column, name -> new TreeMap<>());
    codes.merge(
        codes.size() < CODES_KEPT || codes.containsKey(code) ? code : "…", times, Long::sum);
  }

  void suspicious(SuspiciousDate kind) {
    suspiciousDates.merge(kind, 1L, Long::sum);
  }

  /** Notes a registration, in days since 1970. */
  void registered(int day) {
    lastRegistered = Math.max(lastRegistered, day);
  }

  /** Adds what was noticed elsewhere. */
  void add(ImportFindings other) {
    other.unknownCodes.forEach(
        (column, codes) -> codes.forEach((code, times) -> unknownCode(column, code, times)));
    other.suspiciousDates.forEach((kind, times) -> suspiciousDates.merge(kind, times, Long::sum));
    lastRegistered = Math.max(lastRegistered, other.lastRegistered);
  }

  Map<String, Map<String, Long>> unknownCodes() {
    return unknownCodes;
  }

  Map<SuspiciousDate, Long> suspiciousDates() {
    return suspiciousDates;
  }

  Optional<LocalDate> lastRegistered() {
    return lastRegistered == DateReader.NO_DAY
        ? Optional.empty()
        : Optional.of(LocalDate.ofEpochDay(lastRegistered));
  }

  /** {@code text} without control characters and cut to a length that fits a report. */
  static String shown(String text) {
    return ForeignText.shown(text, SHOWN);
  }
}
