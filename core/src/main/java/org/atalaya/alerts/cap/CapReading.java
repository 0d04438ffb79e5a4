// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.Label;

/** What a file turned out to be. */
public sealed interface CapReading {

  /**
   * A message, or an index of messages.
   *
   * @param entries one for a message; for an index all that it lists, possibly none
   */
  record Read(List<Entry> entries) implements CapReading {

    public Read {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Nothing of it is taken.
   *
   * @param reason for programs
   * @param element which element of the file is at fault, as the protocol names it; empty where it
   *     is the file as a whole
   * @param words for staff
   */
  record Refused(CapRefusal reason, Optional<String> element, Label words) implements CapReading {}

  /** What a file brings. */
  sealed interface Entry {}

  /**
   * A whole message.
   *
   * @param signedBy whose signature over it was verified; empty where it has none, or none by a
   *     certificate that is trusted, so that it is to be marked as unverified
   */
  record Message(CapMessage message, Optional<X509Certificate> signedBy) implements Entry {

    /** Whether a trusted certificate has signed all that the message says. */
    public boolean verified() {
      return signedBy.isPresent();
    }
  }

  /**
   * A message that lies elsewhere.
   *
   * @param address an absolute http or https address, which nothing has looked at yet
   */
  record Link(String id, String title, URI address) implements Entry {

    /** Nothing of its title, which may name a person. */
    @Override
    public String toString() {
      return "Link[…]";
    }
  }
}
