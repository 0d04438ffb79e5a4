// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

/**
 * What the public API answers, for who lives in the same process and need not go through HTTP: the
 * same bytes, out of the same cache and within the same limits of work, but on nobody's allowance.
 *
 * <pre>{@code
 * PublicAnswer picture = answers.answer("/charts/victims.svg?by=year&lang=es");
 * }</pre>
 *
 * <p>With the starter it is a bean; else a {@link PublicApiServlet} is one, in a container or not.
 */
@FunctionalInterface
public interface PublicAnswers {

  /**
   * The answer to a GET request, or the problem document that says why there is none. It may take
   * as long as {@code atalaya.load} lets a question take, and throws nothing.
   *
   * @param address what follows {@code {base}/v1} in the address, from the slash on, parameters
   *     included; checked like that of any client
   */
  PublicAnswer answer(String address);
}
