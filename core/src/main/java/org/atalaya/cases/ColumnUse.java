// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.Locale;

/** What a {@linkplain MappingProposal proposal} makes of a column. */
public enum ColumnUse {
  /** Identifies the complaint; kept as a keyed digest only. */
  ROW_ID,
  /** The whole date of the complaint. */
  REGISTERED_DATE,
  REGISTERED_YEAR,
  REGISTERED_MONTH,
  REGISTERED_DAY,
  /** The whole date of the event. */
  EVENT_DATE,
  EVENT_YEAR,
  EVENT_MONTH,
  EVENT_DAY,
  /** Department of the event, by code or name. */
  DEPARTMENT,
  /** Municipality of the event, by code or name; by code, its department as well. */
  MUNICIPALITY,
  /** Department in which the complaint was made, by a code of its own or of a municipality. */
  REPORTING_DEPARTMENT,
  VICTIM_SEX,
  SUSPECT_SEX,
  VICTIM_AGE,
  SUSPECT_AGE,
  /** Any other property, by the values that enough rows have. */
  CATEGORY,
  /** Not read, because it would tell who somebody is. */
  IDENTIFYING,
  /** Not read, because nothing can be counted by it. */
  LEFT_OUT;

  private static final Wording WORDING = Wording.of(ColumnUse.class);

  /** Whether several columns may have it. */
  public boolean isRepeatable() {
    return this == CATEGORY || isLeftOut();
  }

  /** Whether it is a date or a part of one. */
  public boolean isOfDate() {
    return compareTo(REGISTERED_DATE) >= 0 && compareTo(EVENT_DAY) <= 0;
  }

  /** Whether the column is not read. */
  public boolean isLeftOut() {
    return this == IDENTIFYING || this == LEFT_OUT;
  }

  /** What it is called. */
  public Label label() {
    return WORDING.label("use." + name().toLowerCase(Locale.ROOT));
  }
}
