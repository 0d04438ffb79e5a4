// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All about a request, for staff. Nothing of the person is in {@link #toString}.
 *
 * @param revision to be given with a decision, which is refused if somebody decided meanwhile
 * @param since when it came to stand where it stands
 * @param proof {@linkplain IdentityProof#method() method} by which the identity was proved; empty
 *     before
 * @param decisions the oldest first
 */
public record RequestFile(
    UUID id,
    int revision,
    RequestState state,
    Instant since,
    CertificateApplication application,
    Optional<String> proof,
    List<Decision> decisions) {

  public RequestFile {
    decisions = List.copyOf(decisions);
  }

  /** Only its id and revision. */
  @Override
  public String toString() {
    return "RequestFile[" + id + ", " + revision + "]";
  }
}
