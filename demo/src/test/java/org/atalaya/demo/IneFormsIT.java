// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.atalaya.testkit.SharedData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo over the real forms of 2010 and 2011: what it serves equals a count of the files that
 * uses nothing of the library.
 */
class IneFormsIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> SEXES = List.of("F", "M", "?");

  private static List<Path> files = List.of();
  private static RunningDemo demo;

  @BeforeAll
  static void start() {
    files =
        List.of(
            SharedData.file("gt-ine-vif/vif-2010.csv.gz"),
            SharedData.file("gt-ine-vif/vif-2011.csv.gz"));
    demo =
        RunningDemo.start(
            "--atalaya.demo.source=" + files.get(0) + "," + files.get(1),
            "--atalaya.demo.mapping=ine-vif",
            "--atalaya.disclosure.profile=open");
  }

  @AfterAll
  static void stop() {
    if (demo != null) {
      demo.close();
    }
  }

  @Test
  void jsonStat_complaintsByYear_allFormsOfEachYear() {
    JsonNode dataset = JSON.readTree(demo.get("/statistics/complaints.json?by=year"));

    assertThat(numbers(dataset)).containsExactly(32_017, 33_484);
    assertThat(dataset.at("/dimension/year/category/index").valueStream().map(JsonNode::asString))
        .containsExactly("2010", "2011");
  }

  @Test
  void jsonStat_victimsByDepartmentAndSex_equalCountOfTheFiles() throws IOException {
    for (String year : List.of("2010", "2011")) {
      Map<String, Integer> counted = count(year, row -> department(row) + " " + sex(row));

      JsonNode dataset =
          JSON.readTree(demo.get("/statistics/victims.json?by=department,victim-sex&year=" + year));

      Map<String, Integer> served = new TreeMap<>();
      List<Integer> numbers = numbers(dataset);
      int cell = 0;
      for (JsonNode department : dataset.at("/dimension/department/category/index")) {
        for (String sex : SEXES) {
          int number = numbers.get(cell++);
          if (number > 0) {
            served.put(department.asString() + " " + sex, number);
          }
        }
      }
      assertThat(served).isEqualTo(counted);
    }
  }

  @Test
  void csv_victimsByDepartmentAndSex_sameAsCount() throws IOException {
    Map<String, Integer> counted = count("2011", row -> department(row) + " " + sex(row));

    String csv = demo.get("/statistics/victims.csv?by=department,victim-sex&year=2011");

    List<String> lines = csv.lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo(
            "year,year_label,department,department_label,victim-sex,victim-sex_label,unit,value,status");
    Map<String, Integer> served = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      if (!fields[7].equals("0")) {
        served.put(fields[2] + " " + fields[4], Integer.parseInt(fields[7]));
      }
    }
    assertThat(served).isEqualTo(counted);
  }

  @Test
  void svg_victimsByDepartment_sameAsCount() throws IOException {
    Map<String, Integer> counted = count("2010", IneFormsIT::department);

    String svg = demo.get("/charts/victims.svg?by=department&year=2010");

    Map<String, Integer> drawn = new TreeMap<>();
    Matcher mark =
        Pattern.compile("data-code=\"([^\"]+)\"[^>]*data-value=\"([0-9,]+)\"").matcher(svg);
    while (mark.find()) {
      drawn.put(mark.group(1), Integer.parseInt(mark.group(2).replace(",", "")));
    }
    assertThat(drawn).isEqualTo(counted);
  }

  private static List<Integer> numbers(JsonNode dataset) {
    return dataset.get("value").valueStream().map(JsonNode::asInt).toList();
  }

  private static String department(Map<String, String> row) {
    String code = row.getOrDefault("HEC_DEPTOMCPIO", "");
    return code.equals("9999") ? "?" : "%02d".formatted(Integer.parseInt(code) / 100);
  }

  private static String sex(Map<String, String> row) {
    return row.getOrDefault("VIC_SEXO", "").equals("2") ? "F" : "M";
  }

  private static Map<String, Integer> count(String year, Function<Map<String, String>, String> key)
      throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (Path file : files) {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
        List<String> header = Arrays.asList(reader.readLine().split(","));
        reader
            .lines()
            .forEach(line -> {
              String[] fields = line.split(",", -1);
              Map<String, String> row = new TreeMap<>();
              for (int i = 0; i < fields.length; i++) {
                row.put(header.get(i), fields[i].strip());
              }
              if (row.getOrDefault("ANO_EMISION", "").equals(year)) {
                counts.merge(key.apply(row), 1, Integer::sum);
              }
            });
      }
    }
    return counts;
  }
}
