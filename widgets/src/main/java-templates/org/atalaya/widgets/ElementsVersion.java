// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets;

/**
 * Which build of the custom elements this library carries. The version is part of their address, so
 * that browsers and proxies may keep them as long as they like. Written by the build.
 */
public final class ElementsVersion {

  /** The version of this library. */
  public static final String VALUE = "${project.version}";

  /** Where the elements lie on the server, without a leading slash. */
  public static final String PATH = "atalaya/elements/" + VALUE;

  private ElementsVersion() {}
}
