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
  private LocalDate lastRegistered = LocalDate.MIN;

  void unknownCode(String column, String raw) {
    Map<String, Long> codes = unknownCodes.computeIfAbsent(column, name -> new TreeMap<>());
    String code = shown(raw);
    codes.merge(codes.size() < CODES_KEPT || codes.containsKey(code) ? code : "…", 1L, Long::sum);
  }

  void suspicious(SuspiciousDate kind) {
    suspiciousDates.merge(kind, 1L, Long::sum);
  }

  void registered(LocalDate day) {
    if (day.isAfter(lastRegistered)) {
      lastRegistered = day;
    }
  }

  Map<String, Map<String, Long>> unknownCodes() {
    return unknownCodes;
  }

  Map<SuspiciousDate, Long> suspiciousDates() {
    return suspiciousDates;
  }

  Optional<LocalDate> lastRegistered() {
    return lastRegistered.equals(LocalDate.MIN) ? Optional.empty() : Optional.of(lastRegistered);
  }

  /** {@code text} without control characters and cut to a length that fits a report. */
  static String shown(String text) {
    return ForeignText.shown(text, SHOWN);
  }
}
