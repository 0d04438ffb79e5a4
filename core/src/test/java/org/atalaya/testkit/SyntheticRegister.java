// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.atalaya.registry.ListedPerson;
import org.atalaya.registry.RegistryLookup;
import org.atalaya.registry.RegistrySubject;
import org.atalaya.registry.RegistryUnavailableException;
import org.atalaya.registry.SubjectMatch;

/** A register in memory, of invented people; it can be made to fail. */
public final class SyntheticRegister implements RegistryLookup {

  private final List<ListedPerson> listed = new CopyOnWriteArrayList<>();
  private volatile boolean failing;

  public SyntheticRegister(List<ListedPerson> listed) {
    this.listed.addAll(listed);
  }

  /** Lists one more. */
  public void list(ListedPerson person) {
    listed.add(person);
  }

  /** Whether it fails from now on. */
  public void fail(boolean now) {
    failing = now;
  }

  @Override
  public SubjectMatch look(RegistrySubject subject) {
    if (failing) {
      throw new RegistryUnavailableException("the register is out of order");
    }
    return SubjectMatch.among(subject, listed);
  }
}
