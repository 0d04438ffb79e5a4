// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

/** PNG cannot be made by this Java runtime; its message says what to install. */
public final class PngUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PngUnavailableException(Throwable cause) {
    super(
        "PNG needs the module java.desktop, and on Linux the system's fontconfig and FreeType"
            + " (Debian: apt install fontconfig libfreetype6; Alpine: apk add fontconfig freetype);"
            + " SVG needs none of them",
        cause);
  }
}
