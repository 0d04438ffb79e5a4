// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import org.atalaya.alerts.OfficialPhoto;
import org.atalaya.cases.Label;

/** What became of a file that was handed in as a photo. */
public sealed interface PreparedPhoto {

  /** It is one. */
  record Accepted(OfficialPhoto photo) implements PreparedPhoto {}

  /**
   * It is not taken.
   *
   * @param reason for programs
   * @param words for who handed it in, with what is allowed
   */
  record Refused(PhotoRefusal reason, Label words) implements PreparedPhoto {}
}
