// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBDriver;

/**
 * What DuckDB's driver holds beyond the store. Each deployment loads a driver of its own, with its
 * native library; as long as Java knows the driver, or its thread runs, neither can be unloaded.
 */
final class DuckDbDriver {

  private DuckDbDriver() {}

  /** Lets go of it; the driver is of no use afterwards. */
  static void letGo() {
    DuckDBDriver.shutdownQueryCancelScheduler();
    DuckDBDriver.clearFunctionsRegistry();
    List<Driver> own =
        DriverManager.drivers()
            .filter(
                driver -> driver.getClass().getClassLoader() == DuckDBDriver.class.getClassLoader())
            .toList();
    try {
      for (Driver driver : own) {
        DriverManager.deregisterDriver(driver);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the driver of DuckDB stays registered", e);
    }
  }
}
