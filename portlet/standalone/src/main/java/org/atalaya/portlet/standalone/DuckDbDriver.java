// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBDriver;

/**
 * What DuckDB's driver holds beyond the store: a thread, and its place among the drivers that Java
 * knows. Where the driver is the server's, other applications have them too.
 */
final class DuckDbDriver {

  private DuckDbDriver() {}

  /** Lets go of it, where it is this application's own; it is of no use afterwards. */
  static void letGo() {
    DuckDBDriver.clearFunctionsRegistry();
    ClassLoader own = DuckDbDriver.class.getClassLoader();
    if (DuckDBDriver.class.getClassLoader() != own) {
      return;
    }
    DuckDBDriver.shutdownQueryCancelScheduler();
    List<Driver> drivers =
        DriverManager.drivers()
            .filter(driver -> driver.getClass().getClassLoader() == own)
            .toList();
    try {
      for (Driver driver : drivers) {
        DriverManager.deregisterDriver(driver);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the driver of DuckDB stays registered", e);
    }
  }
}
