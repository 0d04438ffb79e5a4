// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.sampledata;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.atalaya.cases.Category;
import org.atalaya.cases.Label;
import org.atalaya.cases.SourceDescription;
import org.atalaya.guatemala.Guatemala;

/**
 * Invented domestic violence forms in the columns of the mapping {@code ine-vif}. Equal seed, rows
 * and last day give equal files. The weights are rounded shares of the forms of 2010 as INE
 * published them; nothing else is taken from real forms, and no combination is.
 */
public final class SyntheticForms {

  /** How the invented records are described wherever a figure made from them is shown. */
  public static final SourceDescription SOURCE =
      new SourceDescription(
          "synthetic-vif",
          Label.of(
              "Formularios de violencia intrafamiliar inventados",
              "Invented domestic violence forms"),
          "Atalaya",
          true,
          Optional.empty());

  /** Forms by department 01 to 22, in thousandths. */
  private static final int[] DEPARTMENTS = {
    182, 35, 43, 53, 37, 30, 31, 22, 52, 54, 37, 69, 37, 51, 33, 79, 29, 30, 20, 24, 27, 25
  };

  private static final int[] MONTHS = {85, 82, 92, 84, 86, 82, 87, 86, 83, 82, 78, 73};
  private static final String[] INSTITUTIONS = {"1", "2", "3", "4", "5", "6"};
  private static final int[] INSTITUTION_WEIGHTS = {81, 7, 313, 576, 1, 22};
  private static final String[] RELATIONSHIPS = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
  private static final int[] RELATIONSHIP_WEIGHTS = {394, 312, 122, 20, 2, 36, 1, 5, 33, 75};
  private static final String[] FORMS = {
    "1122", "2122", "1222", "2121", "1121", "2112", "1112", "2221", "2212", "1111"
  };
  private static final int[] FORM_WEIGHTS = {520, 290, 60, 40, 45, 10, 15, 10, 5, 5};
  private static final String[] PEOPLES = {"1", "2", "3", "4", "5", "6", "9"};
  private static final int[] PEOPLE_WEIGHTS = {580, 316, 1, 1, 8, 72, 22};
  private static final String[] SCHOOLING = {"10", "23", "26", "33", "46", "59", "99"};
  private static final int[] SCHOOLING_WEIGHTS = {246, 280, 139, 105, 190, 25, 15};
  private static final String[] MARITAL = {"1", "2", "3", "4", "5", "9"};
  private static final int[] MARITAL_WEIGHTS = {279, 465, 238, 8, 5, 5};
  private static final int[] AGES = {1, 6, 13, 18, 22, 26, 30, 34, 38, 43, 48, 54, 60, 70};
  private static final int[] AGE_WEIGHTS = {
    5, 8, 22, 95, 165, 175, 150, 115, 90, 65, 45, 30, 20, 15
  };

  private final RandomGenerator random;
  private final LocalDate lastDay;
  private final Map<String, List<String>> municipalities = new LinkedHashMap<>();

  private SyntheticForms(long seed, LocalDate lastDay) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.lastDay = lastDay;
    for (Category municipality : Guatemala.CODE_LISTS.find("municipality").orElseThrow()) {
      municipalities
          .computeIfAbsent(municipality.parent().orElseThrow(), department -> new ArrayList<>())
          .add(municipality.code());
    }
  }

  /**
   * Writes a file of forms from the first day of the year before {@code lastDay}'s to {@code
   * lastDay}.
   *
   * @param rows how many forms, 1 or above
   */
  public static void write(Path file, int rows, long seed, LocalDate lastDay) throws IOException {
    SyntheticForms forms = new SyntheticForms(seed, lastDay);
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      boolean headed = false;
      for (int i = 0; i < rows; i++) {
        Map<String, String> row = forms.row();
        if (!headed) {
          csv.writeRecord(row.keySet());
          headed = true;
        }
        csv.writeRecord(row.values());
      }
    }
  }

  private Map<String, String> row() {
    LocalDate registered = registered();
    LocalDate event = registered.minusDays(delay());
    boolean eventKnown = random.nextInt(100) > 0;
    Map<String, String> row = new LinkedHashMap<>();
    row.put("ANO_EMISION", text(registered.getYear()));
    row.put("MES_EMISION", text(registered.getMonthValue()));
    row.put("DIA_EMISION", text(registered.getDayOfMonth()));
    String municipality = municipality();
    row.put("DEPTO_MCPIO", municipality);
    row.put("HEC_ANO", eventKnown ? text(event.getYear()) : "9999");
    row.put("HEC_MES", eventKnown ? text(event.getMonthValue()) : "99");
    row.put("HEC_DIA", eventKnown ? text(event.getDayOfMonth()) : "99");
    row.put("HEC_DEPTOMCPIO", random.nextInt(130) == 0 ? "9999" : municipality);
    row.put("HEC_AREA", pick(new String[] {"1", "2", "9"}, new int[] {510, 395, 95}));
    row.put("HEC_TIPAGRE", pick(FORMS, FORM_WEIGHTS));
    row.put("INST_DENUN_HECHO", pick(INSTITUTIONS, INSTITUTION_WEIGHTS));
    row.put("VIC_REL_AGR", pick(RELATIONSHIPS, RELATIONSHIP_WEIGHTS));
    boolean woman = random.nextInt(1000) < 911;
    person(row, "VIC", woman);
    person(row, "AGR", random.nextInt(1000) < (woman ? 60 : 560));
    return row;
  }

  private void person(Map<String, String> row, String prefix, boolean woman) {
    int group = index(AGE_WEIGHTS);
    int age = prefix.equals("AGR") ? Math.max(18, AGES[group]) : AGES[group];
    boolean known = random.nextInt(100) > 0;
    int years = age + random.nextInt(4);
    row.put(prefix + "_SEXO", woman ? "2" : "1");
    row.put(prefix + "_EDAD", known ? text(years) : "99");
    row.put(prefix + "_ESCOLARIDAD", years < 7 ? "" : pick(SCHOOLING, SCHOOLING_WEIGHTS));
    row.put(prefix + "_EST_CIV", years < 12 ? "" : pick(MARITAL, MARITAL_WEIGHTS));
    row.put(prefix + "_GRUPET", pick(PEOPLES, PEOPLE_WEIGHTS));
  }

  private LocalDate registered() {
    while (true) {
      int year = lastDay.getYear() - random.nextInt(2);
      int month = index(MONTHS) + 1;
      LocalDate first = LocalDate.of(year, month, 1);
      LocalDate day = first.plusDays(random.nextInt(first.lengthOfMonth()));
      if (!day.isAfter(lastDay)) {
        return day;
      }
    }
  }

  /** Most forms are filled in within days of the event, a few after months. */
  private long delay() {
    return Math.min(300, (long) (-6 * Math.log(1 - random.nextDouble()) * (1 + random.nextInt(3))));
  }

  private String municipality() {
    String department = "%02d".formatted(index(DEPARTMENTS) + 1);
    List<String> own = municipalities.getOrDefault(department, List.of());
    // The first municipality of a department is its seat, and the others fall off behind it.
    double skewed = Math.pow(random.nextDouble(), 2.2);
    return own.get((int) (skewed * own.size()));
  }

  private String pick(String[] values, int[] weights) {
    return values[index(weights)];
  }

  private int index(int[] weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int left = random.nextInt(total);
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    throw new IllegalStateException("weights are positive");
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
