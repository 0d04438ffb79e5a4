// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where cases happen and are registered: departments grow, shrink and have months of their own. */
final class Places {

  private static final long SALT = 0x706C616365L;
  private static final int BASE_YEAR = 2019;

  /** The municipalities, by position. */
  final Vocabulary municipalities;

  private final List<Choice> byMonth = new ArrayList<>();
  private final long firstMonth;
  private final int[] departmentOf;
  private final byte[][] departmentCodes = new byte[23][];
  private final Choice registeredWhereItHappened;

  Places(Calibration calibration, long seed, LocalDate first, LocalDate last) {
    Map<String, Integer> forms = calibration.weights("municipality");
    List<String> codes = List.copyOf(forms.keySet());
    municipalities = Vocabulary.of("municipality", codes.toArray(String[]::new));
    departmentOf = new int[codes.size()];
    for (int i = 0; i < departmentOf.length; i++) {
      departmentOf[i] = Integer.parseInt(codes.get(i).substring(0, 2));
    }
    for (int department = 1; department < departmentCodes.length; department++) {
      departmentCodes[department] =
          "%02d".formatted(department).getBytes(StandardCharsets.US_ASCII);
    }
    registeredWhereItHappened = calibration.choice("reporting-department");
    firstMonth = monthNumber(YearMonth.from(first));
    YearMonth end = YearMonth.from(last);
    for (YearMonth month = YearMonth.from(first);
        !month.isAfter(end);
        month = month.plusMonths(1)) {
      byMonth.add(choice(calibration, seed, codes, month));
    }
  }

  private Choice choice(Calibration calibration, long seed, List<String> codes, YearMonth month) {
    double[] factors = new double[100];
    double years = month.getYear() - BASE_YEAR + (month.getMonthValue() - 1) / 12.0;
    double spread = calibration.figure("month-noise", "department") / 1000.0;
    CaseRandom random = new CaseRandom().begin(seed ^ SALT, monthNumber(month));
    factors[99] = 1;
    for (int department = 1; department <= 22; department++) {
      int trend = calibration.figure("trend", "%02d".formatted(department));
      factors[department] = Math.pow(trend / 1000.0, years) * Math.exp(spread * random.normal());
    }
    double[] weights = new double[codes.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = calibration.figure("municipality", codes.get(i)) * factors[departmentOf[i]];
    }
    return new Choice(codes, weights);
  }

  private static long monthNumber(YearMonth month) {
    return month.getYear() * 12L + month.getMonthValue();
  }

  /** The position of a municipality, for a case registered on {@code day}. */
  int draw(CaseRandom random, LocalDate day) {
    return byMonth.get((int) (monthNumber(YearMonth.from(day)) - firstMonth)).draw(random);
  }

  /** The department of a municipality, 1 to 22; 99 if unknown. */
  int department(int municipality) {
    return departmentOf[municipality];
  }

  /**
   * The department in which a case of {@code municipality} is registered, 1 to 22: usually the
   * event's, and any where that is unknown.
   */
  int reporting(CaseRandom random, int municipality) {
    boolean same = registeredWhereItHappened.first(random);
    int any = 1 + random.below(22);
    int department = departmentOf[municipality];
    return same && department <= 22 ? department : any;
  }

  /** The code of a department, 1 to 22; not to be changed. */
  byte[] departmentCode(int department) {
    return departmentCodes[department];
  }
}
