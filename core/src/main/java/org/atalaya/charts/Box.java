// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

/**
 * A rectangle in pixels.
 *
 * @param x left
 * @param y top
 * @param width width
 * @param height height
 */
record Box(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }
}
