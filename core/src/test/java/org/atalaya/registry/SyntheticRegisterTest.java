// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.util.List;
import org.atalaya.testkit.RegistryLookupContract;
import org.atalaya.testkit.SyntheticRegister;

class SyntheticRegisterTest extends RegistryLookupContract {

  @Override
  protected RegistryLookup listing(List<ListedPerson> people) {
    return new SyntheticRegister(people);
  }

  @Override
  protected RegistryLookup unavailable() {
    SyntheticRegister register = new SyntheticRegister(List.of());
    register.fail(true);
    return register;
  }
}
