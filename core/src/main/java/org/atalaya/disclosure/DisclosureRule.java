// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

/** One way of protecting the people in a table. */
public sealed interface DisclosureRule
    permits CellRule, CombinationLimit, SparseTableRule, ExactCells, GroupDisclosureRule {}
