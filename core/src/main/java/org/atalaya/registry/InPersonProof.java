// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * At the authority's counter: an officer has compared the person with their document and types its
 * number. To be offered to signed-in staff only; to anybody else it would prove knowledge alone.
 */
public final class InPersonProof implements IdentityProof {

  @Override
  public String method() {
    return "in-person";
  }

  /**
   * Whether the number is that of the request.
   *
   * @param evidence the number without separators, as {@link IdentityDocument#number} has it
   */
  @Override
  public boolean proves(RegistrySubject subject, String evidence) {
    return MessageDigest.isEqual(
        subject.document().number().getBytes(StandardCharsets.UTF_8),
        evidence.getBytes(StandardCharsets.UTF_8));
  }
}
