// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.atalaya.cases.CsvMapping;
import org.atalaya.guatemala.Guatemala;

/** The mapping {@code sicomp} of an observatory that issues alerts itself. */
public final class HandedOverAlerts {

  private static final String FILE = "file: \"alerts*.csv\"";

  private HandedOverAlerts() {}

  /** The mapping: the alerts are handed over, all else is read from files. */
  public static CsvMapping mapping() {
    return read(yaml());
  }

  /** The same, as it is written. */
  public static String yaml() {
    try (InputStream yaml = Guatemala.class.getResourceAsStream("mappings/sicomp.yaml")) {
      if (yaml == null) {
        throw new AssertionError("the mapping sicomp is missing");
      }
      String shipped = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
      if (!shipped.contains(FILE)) {
        throw new AssertionError("the mapping sicomp has another file of alerts");
      }
      return shipped.replace(FILE, "handedOver: true");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvMapping read(String yaml) {
    return CsvMapping.read(
        "sicomp.yaml",
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        Guatemala.CODE_LISTS);
  }
}
