// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.Map;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.SourceDescription;

/**
 * What an open store keeps, whichever engine it lies in.
 *
 * @param ordinals ordinal by category code, by dimension id; time dimensions have none but
 *     "unknown"
 * @param history the dataset versions that can be asked for
 */
record StoreCatalog(
    SourceDescription source,
    CaseSchema schema,
    Map<String, Map<String, Integer>> ordinals,
    VersionHistory history) {

  /** Whether the store was opened with a mapping like this one. */
  boolean isOf(CsvMapping mapping) {
    return mapping.schema().equals(schema) && mapping.source().id().equals(source.id());
  }
}
