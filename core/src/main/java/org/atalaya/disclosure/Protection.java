// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.List;
import org.atalaya.cases.Label;

/**
 * How the counts of a table are protected, as far as anyone may know it.
 *
 * @param profile id of the profile
 * @param rules version of the rules
 * @param notes what readers are told
 * @param noiseVariance the largest variance of the noise of a count, 0 where there is none: a
 *     property of the method, never of one figure
 */
public record Protection(String profile, String rules, List<Label> notes, double noiseVariance) {

  public Protection {
    notes = List.copyOf(notes);
  }
}
