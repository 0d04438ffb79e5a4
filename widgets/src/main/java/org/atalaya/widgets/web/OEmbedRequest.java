// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.List;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;

/**
 * What a site asks by oEmbed 1.0. Its further parameters are passed over.
 *
 * @param url the address that someone pasted
 * @param maxWidth most pixels that the site has room for across
 * @param maxHeight most pixels that it has room for from top to bottom
 */
record OEmbedRequest(String url, int maxWidth, int maxHeight) {

  private static final List<String> FORMATS = List.of("json");

  /**
   * Reads the parameters.
   *
   * @throws ProblemException with 501 for a format that is not offered, as oEmbed wants it
   * @throws org.atalaya.statistics.QueryException if the address is missing or a size is no number
   */
  static OEmbedRequest parse(PublicQuery query) {
    String format = one(query, "format", "json");
    if (!FORMATS.contains(format)) {
      throw new ProblemException(RequestProblem.FORMAT_NOT_OFFERED, format, FORMATS);
    }
    String url = one(query, "url", "");
    if (url.isEmpty()) {
      throw QueryProblem.of(Kind.INVALID_VALUE, "url", "");
    }
    return new OEmbedRequest(url, size(query, "maxwidth"), size(query, "maxheight"));
  }

  private static String one(PublicQuery query, String name, String otherwise) {
    List<String> values = query.parameters().getOrDefault(name, List.of(otherwise));
    if (values.size() > 1) {
      throw QueryProblem.of(Kind.REPEATED_PARAMETER, name, String.join(" & ", values));
    }
    return values.getFirst();
  }

  private static int size(PublicQuery query, String name) {
    String text = one(query, name, "99999");
    if (!text.matches("[1-9][0-9]{0,4}")) {
      throw QueryProblem.of(Kind.INVALID_VALUE, name, text, List.of("1–99999"));
    }
    return Integer.parseInt(text);
  }

  /** The room that there is, the same text for the same room. */
  String box() {
    return " " + maxWidth + "x" + maxHeight + " ";
  }
}
