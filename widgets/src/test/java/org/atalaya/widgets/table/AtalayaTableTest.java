// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.vaadin.flow.component.dependency.JsModule;
import org.atalaya.statistics.StatisticsQuery;
import org.junit.jupiter.api.Test;

class AtalayaTableTest {

  @Test
  void table_query_becomesAttributes() {
    AtalayaTable table =
        new AtalayaTable(StatisticsQuery.of("victims").by("department", "victim-sex"));

    assertThat(table.getElement().getTag()).isEqualTo("atalaya-table");
    assertThat(table.getElement().getAttribute("by")).isEqualTo("department,victim-sex");
  }

  @Test
  void setRows_isReadBack() {
    AtalayaTable table = new AtalayaTable();
    assertThat(table.getRows()).isEqualTo(20);

    table.setRows(5);

    assertThat(table.getRows()).isEqualTo(5);
    assertThat(table.getElement().getAttribute("rows")).isEqualTo("5");
  }

  @Test
  void setRows_none_saysWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AtalayaTable().setRows(0))
        .withMessage("rows must be >= 1. Provided value: 0");
  }

  @Test
  void module_isInThisJar() {
    String module = AtalayaTable.class.getAnnotation(JsModule.class).value();

    assertThat(
            AtalayaTable.class.getResource(
                "/META-INF/resources/" + module.substring("context://".length())))
        .isNotNull();
  }
}
