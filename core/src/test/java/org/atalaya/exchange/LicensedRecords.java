// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;

/** The sample records with other declarations in their mapping; open until closed. */
final class LicensedRecords implements AutoCloseable {

  static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

  private final CaseStore store;
  private final Observatory observatory;

  private LicensedRecords(String mapping) {
    CsvMapping read = SampleCases.mapping(mapping);
    store = SampleCases.store(read, SampleCases.ROWS);
    observatory = Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  }

  /** Records that are not synthetic and have a licence. */
  static LicensedRecords licensed() {
    return new LicensedRecords(
        SampleCases.MAPPING.replace(
            "  synthetic: true\n",
            """
              licence:
                title: {es: CC BY 4.0}
                url: %s
            """
                .formatted(LICENCE)));
  }

  /** Records whose source says how to cite it. */
  static LicensedRecords cited(String spanish, String english) {
    return new LicensedRecords(
        SampleCases.MAPPING.replace(
            "  synthetic: true\n",
            "  synthetic: true\n  citation: {es: \"%s\", en: \"%s\"}\n"
                .formatted(spanish, english)));
  }

  /** Records of a publisher, and of a dimension, of this name. */
  static LicensedRecords titled(String name) {
    return new LicensedRecords(
        SampleCases.MAPPING
            .replace("publisher: Atalaya", "publisher: \"%s\"".formatted(name))
            .replace("es: Sexo de la víctima", "es: \"%s\"".formatted(name)));
  }

  Observatory observatory() {
    return observatory;
  }

  @Override
  public void close() {
    store.close();
  }
}
