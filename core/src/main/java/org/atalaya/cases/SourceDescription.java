// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.Optional;

/**
 * Where records come from: printed with every figure.
 *
 * @param id stable identifier; part of every record key, so renaming a source changes its noise
 * @param title what the records are
 * @param publisher who answers for them
 * @param synthetic whether the records are invented; said wherever a figure made from them is shown
 * @param publicMicrodata the declaration that the file itself is already public, where it is
 */
public record SourceDescription(
    String id,
    Label title,
    String publisher,
    boolean synthetic,
    Optional<PublicMicrodata> publicMicrodata) {

  public SourceDescription {
    if (synthetic && publicMicrodata.isPresent()) {
      throw new IllegalArgumentException(
          "source " + id + " is synthetic and cannot be declared public microdata as well");
    }
  }

  /**
   * The declaration that the very records of a file are published by their owner. Only then may
   * exact counts be shown (profile {@code open}).
   *
   * @param publisher who published the records
   * @param terms licence or terms of use, or what is known of them
   */
  public record PublicMicrodata(String publisher, String terms) {
    public PublicMicrodata {
      if (publisher.isBlank() || terms.isBlank()) {
        throw new IllegalArgumentException("public microdata need a publisher and terms");
      }
    }
  }
}
