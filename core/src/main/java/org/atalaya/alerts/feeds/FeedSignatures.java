// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.util.List;
import java.util.Optional;

/** Where signatures of feeds and messages come from: made here, or by another node. */
public interface FeedSignatures {

  /**
   * The signature over a document, in base64; empty while no node has made it.
   *
   * @param document exactly as it is sent
   */
  Optional<String> of(byte[] document);

  /** The public keys as PEM, as {@code openssl} reads them; none while no node has told one. */
  List<String> publicKeys();
}
