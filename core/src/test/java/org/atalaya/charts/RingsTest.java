// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RingsTest {

  private static final double[] LAND = square(0, 10);
  private static final double[] LAKE = square(2, 4);
  private static final double[] ISLAND_IN_LAKE = square(3, 1);
  private static final double[] OTHER_LAND = square(20, 3);

  @Test
  void polygons_lakeAndIslandInIt_areAHoleAndAPolygonOfItsOwn() {
    List<List<double[]>> polygons = Rings.polygons(List.of(ISLAND_IN_LAKE, LAKE, OTHER_LAND, LAND));

    assertThat(polygons)
        .containsExactly(List.of(ISLAND_IN_LAKE), List.of(OTHER_LAND), List.of(LAND, LAKE));
  }

  private static double[] square(double from, double side) {
    double to = from + side;
    return new double[] {from, from, to, from, to, to, from, to, from, from};
  }
}
