// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/**
 * Asks the authority's register whether somebody is in it: an extension point. Extend {@code
 * RegistryLookupContract} of the testkit to check an implementation.
 *
 * <p>An implementation compares as {@link SubjectMatch} does, or hands over the outcome of a
 * service that does. It may be asked by several threads at once, writes no log that says who was
 * asked about, keeps no answer, and puts nothing of a person into an address.
 */
@FunctionalInterface
public interface RegistryLookup {

  /**
   * Whether the person is listed now.
   *
   * @throws RegistryUnavailableException if the register gave no answer; never an answer instead
   */
  SubjectMatch look(RegistrySubject subject);
}
