// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies under the key of a request.
 *
 * @param unworked whether it came in a way that programs can take as often as they like
 * @param proof method by which the identity was proved; none before
 * @param match what the register said; none before it was asked
 * @param decisions the oldest first
 */
record RequestContent(
    CertificateApplication application,
    boolean unworked,
    @Nullable String proof,
    @Nullable SubjectMatch match,
    List<Decision> decisions) {

  RequestContent {
    decisions = List.copyOf(decisions);
  }

  static RequestContent of(CertificateApplication application, boolean unworked) {
    return new RequestContent(application, unworked, null, null, List.of());
  }

  RequestContent proved(String method) {
    return new RequestContent(application, unworked, method, match, decisions);
  }

  RequestContent lookedUp(SubjectMatch outcome) {
    return new RequestContent(application, unworked, proof, outcome, decisions);
  }

  RequestContent decided(Decision decision) {
    List<Decision> all = new ArrayList<>(decisions);
    all.add(decision);
    return new RequestContent(application, unworked, proof, match, all);
  }

  /** Without content. */
  @Override
  public String toString() {
    return "RequestContent[not shown]";
  }
}
