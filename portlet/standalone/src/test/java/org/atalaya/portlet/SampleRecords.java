// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.atalaya.testkit.SampleCases;

/** The sample records in files, as an administrator would name them in the environment. */
final class SampleRecords {

  /** Without what the small sample would never let through. */
  private static final String POLICY =
      """
      noise: {maxPerturbation: 2, variance: 0.5}
      threshold: 5
      """;

  private SampleRecords() {}

  /** Writes them into a folder. */
  static Map<String, String> in(Path folder) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("ATALAYA_SOURCE", file(folder, "sample.csv", SampleCases.ROWS));
    environment.put("ATALAYA_MAPPING", file(folder, "sample.yaml", SampleCases.MAPPING));
    environment.put("ATALAYA_DISCLOSURE_POLICY", file(folder, "policy.yaml", POLICY));
    environment.put("ATALAYA_RECORD_KEY_FILE", folder.resolve("record-keys").toString());
    environment.put("ATALAYA_STORE", folder.resolve("first.duckdb").toString());
    return environment;
  }

  private static String file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
