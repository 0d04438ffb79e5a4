// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.util.List;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.SourceDescription;

/** Tables that differ from those of a store in what they count, and in nothing else. */
public interface TablesAround extends CaseTables {

  /** The tables of the store. */
  CaseTables tables();

  @Override
  default CaseSchema schema() {
    return tables().schema();
  }

  @Override
  default SourceDescription source() {
    return tables().source();
  }

  @Override
  default List<DatasetVersion> versions() {
    return tables().versions();
  }
}
