// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/**
 * A way in which the authority makes sure that whoever applies is the person: an extension point.
 * Knowing number, birth date and name proves nothing, as relatives and employers know them, too.
 *
 * <p>For example the civil registry's service (evidence: what it handed the person), a photograph
 * of the document at the authority (evidence: the id under which an officer confirmed it), or
 * {@link InPersonProof}.
 */
public interface IdentityProof {

  /** Its name in the files, of 1 to 40 characters. */
  String method();

  /**
   * Whether the evidence shows that it is this person. Writes neither into a log.
   *
   * @throws RegistryUnavailableException if what it asks gave no answer
   */
  boolean proves(RegistrySubject subject, String evidence);
}
