// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import org.atalaya.cases.Label;
import org.atalaya.registry.IdentityProof;

/**
 * How people prove on the page who they are: a bean of the host. Without it they do so at the
 * authority's counter, with the number and the key of their request.
 *
 * <p>Never with {@link org.atalaya.registry.InPersonProof}: it takes what relatives know.
 *
 * @param proof what decides
 * @param question what is asked, for example for the code that the civil registry sent
 * @param hint where it is found; and, of a stand-in, that it is one
 */
public record IdentityQuestion(IdentityProof proof, Label question, Label hint) {

  public IdentityQuestion {
    if (proof instanceof org.atalaya.registry.InPersonProof) {
      throw new IllegalArgumentException(
          "proof: allowed: one that people can give from afar. Provided: " + proof.method());
    }
  }
}
