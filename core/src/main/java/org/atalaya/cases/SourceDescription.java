// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.net.URI;
import java.util.Optional;

/**
 * Where records come from: printed with every figure.
 *
 * @param id stable identifier; part of every record key, so renaming a source changes its noise
 * @param title what the records are
 * @param publisher who answers for them
 * @param synthetic whether the records are invented; said wherever a figure made from them is shown
 * @param publicMicrodata the declaration that the file itself is already public, where it is
 * @param licence under which the figures made from the records may be used, where it is declared
 * @param citation how the source wants to be cited, where it says so
 */
public record SourceDescription(
    String id,
    Label title,
    String publisher,
    boolean synthetic,
    Optional<PublicMicrodata> publicMicrodata,
    Optional<Licence> licence,
    Optional<Label> citation) {

  public SourceDescription {
    if (synthetic && publicMicrodata.isPresent()) {
      throw new IllegalArgumentException(
          "source " + id + " is synthetic and cannot be declared public microdata as well");
    }
  }

  /** A source that declares neither a licence nor a citation. */
  public SourceDescription(
      String id,
      Label title,
      String publisher,
      boolean synthetic,
      Optional<PublicMicrodata> publicMicrodata) {
    this(id, title, publisher, synthetic, publicMicrodata, Optional.empty(), Optional.empty());
  }

  /**
   * The terms under which figures may be used.
   *
   * @param title its name for people, for example "CC BY 4.0"
   * @param url where it can be read: an absolute address with {@code http} or {@code https}
   */
  public record Licence(Label title, URI url) {
    public Licence {
      if (!isWebAddress(url)) {
        throw new IllegalArgumentException(
            "the url of a licence begins with https:// or http://, given: "
                + ForeignText.shown(url.toString(), 60));
      }
    }

    private static boolean isWebAddress(URI url) {
      return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
          && url.getHost() != null;
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
