// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.statistics.TableAxis;
import org.junit.jupiter.api.Test;

class CategoryTextTest {

  private static final Locale SPANISH = Locale.of("es", "GT");
  private static final Locale ENGLISH = Locale.of("en");

  @Test
  void full_month_isWrittenOut() {
    TableAxis months = SampleTables.months("2011-01", 1);
    Dimension month = months.dimension();
    Category january = months.categories().getFirst();

    assertThat(CategoryText.full(month, january, SPANISH)).isEqualTo("enero de 2011");
    assertThat(CategoryText.full(month, january, ENGLISH)).isEqualTo("January 2011");
    assertThat(CategoryText.brief(month, january, SPANISH)).isEqualTo("ene 2011");
  }

  @Test
  void full_unknownMonth_isItsLabel() {
    Dimension month = SampleTables.months("2011-01", 1).dimension();

    assertThat(CategoryText.full(month, SampleTables.UNKNOWN, SPANISH)).isEqualTo("Ignorado");
  }

  @Test
  void full_codeThatLooksLikeAMonth_isItsLabel() {
    TableAxis axis = SampleTables.numbered("file", "Expediente", 1, i -> "2011-01");

    assertThat(CategoryText.full(axis.dimension(), axis.categories().getFirst(), SPANISH))
        .isEqualTo("2011-01");
  }

  @Test
  void date_day_isBrief() {
    assertThat(CategoryText.date(LocalDate.of(2011, 12, 31), SPANISH)).isEqualTo("31 dic 2011");
    assertThat(CategoryText.date(LocalDate.of(2011, 12, 31), ENGLISH)).isEqualTo("31 Dec 2011");
  }
}
