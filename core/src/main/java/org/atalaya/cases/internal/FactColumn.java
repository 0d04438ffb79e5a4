// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import org.atalaya.cases.Dimension;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How a dimension is kept in a fact table. */
final class FactColumn {

  /** Value of {@code to_version} of rows that still hold. */
  static final int OPEN = Integer.MAX_VALUE;

  private FactColumn() {}

  /** The column's name. */
  static String name(Dimension dimension) {
    return dimension.id().replace('-', '_');
  }

  /** The column's SQL type: wide enough for its ordinals, for months, or for a set of bits. */
  static String type(Dimension dimension) {
    if (dimension.multiValued()) {
      return "BIGINT";
    }
    return switch (dimension.role()) {
      case MONTH -> "INTEGER";
      case YEAR, GEO, CLASSIFICATION -> "SMALLINT";
    };
  }

  static Field<Long> bits(Dimension dimension) {
    return DSL.field(DSL.name("fact", name(dimension)), SQLDataType.BIGINT);
  }

  static Field<Integer> ordinal(Dimension dimension) {
    return DSL.field(DSL.name("fact", name(dimension)), SQLDataType.INTEGER);
  }
}
