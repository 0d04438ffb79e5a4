// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.Label;

/**
 * One reason why figures of different institutions differ, in words for readers.
 *
 * @param id identifier within the country pack
 * @param institution whose figures it is about
 * @param title the reason in a few words
 * @param paragraph what is counted there, from when on, and what follows from that
 * @param sources where the statements are from; none where it is about this observatory itself
 */
public record Difference(
    String id, Label institution, Label title, Label paragraph, List<Source> sources) {

  public Difference {
    sources = List.copyOf(sources);
  }

  /**
   * A publication.
   *
   * @param title what it is, in the language in which it was published
   * @param url where it can be read, where it can
   */
  public record Source(Label title, Optional<URI> url) {}
}
