// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/** What came of an attempt to prove an identity. */
public sealed interface ProofOutcome {

  /**
   * It is the person.
   *
   * @param key with which they collect; to be handed to the person only. Proving again gives it
   *     again
   */
  record Proved(AccessKey key) implements ProofOutcome {}

  /**
   * It was not shown; or there is no such request, or none any more, or its attempts are used up.
   */
  record NotProved() implements ProofOutcome {}
}
