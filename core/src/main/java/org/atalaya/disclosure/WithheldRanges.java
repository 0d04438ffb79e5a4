// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * What follows of withheld cells from all published ones: cells are at least 0 and add up to their
 * totals, in several tables at once.
 */
final class WithheldRanges {

  /** How far a solver's figure may lie beside the number that it stands for. */
  private static final double TOLERANCE = 1e-6;

  /** A sum of withheld cells: 1 for those that are added, −1 for the total. */
  private record Equation(Map<Integer, Integer> terms, long sum) {}

  private final Map<Map<String, String>, Integer> unknown = new HashMap<>();
  private final List<Equation> equations = new ArrayList<>();

  WithheldRanges(Collection<FixedTableCells> tables, Set<Map<String, String>> withheld) {
    for (Map<String, String> key : withheld) {
      unknown.put(key, unknown.size());
    }
    for (FixedTableCells table : tables) {
      for (int[] sum : table.sums()) {
        add(table, sum);
      }
    }
  }

  private void add(FixedTableCells table, int[] sum) {
    Map<Integer, Integer> terms = new HashMap<>();
    long known = 0;
    for (int i = 0; i < sum.length; i++) {
      int sign = i == sum.length - 1 ? -1 : 1;
      Integer number = unknown.get(table.key(sum[i]));
      if (number == null) {
        known -= sign * table.count(sum[i]);
      } else {
        terms.put(number, sign);
      }
    }
    if (!terms.isEmpty()) {
      equations.add(new Equation(terms, known));
    }
  }

  /** Whether the largest possible count of a cell is at least {@code room} above the smallest. */
  boolean leaves(Map<String, String> key, long room) {
    Integer number = unknown.get(key);
    return number != null && extreme(number, -1) - extreme(number, 1) >= room - TOLERANCE;
  }

  /** The smallest (sign 1) or largest (sign −1) possible count. */
  private double extreme(int number, int sign) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < unknown.size(); i++) {
      variables.add(model.addVariable().lower(0));
    }
    for (Equation equation : equations) {
      Expression expression = model.addExpression().level(equation.sum());
      equation.terms().forEach((index, factor) -> expression.set(variables.get(index), factor));
    }
    variables.get(number).weight(sign);
    Optimisation.Result result = model.minimise();
    if (result.getState() == Optimisation.State.UNBOUNDED) {
      return Double.POSITIVE_INFINITY;
    }
    if (!result.getState().isOptimal()) {
      throw new IllegalStateException("the range of a withheld cell cannot be computed");
    }
    return result.doubleValue(number);
  }
}
