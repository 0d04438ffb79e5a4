// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/**
 * What was found out about a file.
 *
 * @param sha256 of the original, as 64 small hexadecimal digits
 * @param mediaType what it is by its content; {@code application/octet-stream} where that is not
 *     known
 * @param asClaimed whether that is what its sender said
 * @param copy without metadata, or why there is none
 * @param withoutNetwork whether the process that looked into it had no network; see {@link
 *     EvidenceRoom}
 */
public record Examination(
    String sha256, String mediaType, boolean asClaimed, CleanCopy copy, boolean withoutNetwork) {

  private static final Wording WORDING = Wording.of(Examination.class);

  /** What to tell staff of its kind and of how far the process was kept apart. */
  public Label words() {
    return WORDING
        .label(asClaimed ? "kind.as-claimed" : "kind.another", mediaType)
        .joined(" ", WORDING.label(withoutNetwork ? "apart.network" : "apart.process"));
  }
}
