// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import org.atalaya.widgets.identity.Identity;

/**
 * Who publishes what is answered.
 *
 * @param identity whose pages they are
 * @param notices what the authority says of figures that were wrong
 */
public record Publisher(Identity identity, CorrectionNotices notices) {

  /** Nobody in particular, who has said nothing. */
  public static final Publisher NEUTRAL = new Publisher(Identity.NEUTRAL, CorrectionNotices.NONE);
}
