// SPDX-License-Identifier: Apache-2.0

/**
 * Files that came with a tip, after it was opened, on nodes for staff. Nothing of a file is decoded
 * in the node itself: {@link org.atalaya.tips.evidence.EvidenceRoom} does it in a process of its
 * own, which says what the file is by its content and makes a <em>clean copy</em> without metadata.
 * The <em>original</em> stays as it came, with its hash and the {@link
 * org.atalaya.tips.evidence.Custody} of who did what with it.
 */
@NullMarked
package org.atalaya.tips.evidence;

import org.jspecify.annotations.NullMarked;
