// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.security.SecureRandom;
import java.time.Clock;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.Ids;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;

/** What everything in this package stands on. */
record RegistryParts(
    OperationalStore store,
    KeyVault vault,
    AuditChain audit,
    Ids ids,
    Clock clock,
    SecureRandom random,
    RegistrySettings settings) {

  /** Who acts in the audit chain where it is nobody of the staff. */
  static final String APPLICANT = "applicant";

  static final String HOLDER = "holder";
  static final String VERIFIER = "verifier";
  static final String SYSTEM = "system";
}
