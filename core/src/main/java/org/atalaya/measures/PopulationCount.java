// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

/**
 * Inhabitants, and of which year they are: to be printed with every rate made from them.
 *
 * @param persons 0 or above; projections are not whole numbers
 * @param year the year really used
 */
public record PopulationCount(double persons, int year) {}
