// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.SQLException;

/** A database on connections of the host, into which other nodes load, too. */
interface SharedDatabase {

  /** Does something on a connection that nothing else uses, and takes the connection back. */
  <T> T run(LoadingEngine.Work<T> work) throws SQLException;
}
