// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.List;

/** A mapping that cannot be used; the message names every place that is wrong. */
public final class MappingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MappingException(String mapping, List<String> problems) {
    super("Mapping %s cannot be used:%n- %s".formatted(mapping, String.join("\n- ", problems)));
  }
}
