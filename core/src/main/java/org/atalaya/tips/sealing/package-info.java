// SPDX-License-Identifier: Apache-2.0

/**
 * How a tip is sealed: the formats, version 1, and the keys.
 *
 * <p>Start with {@link org.atalaya.tips.sealing.SealedLetter}. A tip has a <em>context</em> ({@link
 * org.atalaya.tips.sealing.TipContext}: its id and exact envelope), to which everything that is
 * sealed of it is bound, part by part; a random <em>data key</em> ({@link
 * org.atalaya.tips.sealing.DataKey}) under which letter and files lie, and <em>wraps</em> of that
 * key ({@link org.atalaya.tips.sealing.WrappedKey}) for a unit and for recovery. Whose keys may be
 * used is in {@link org.atalaya.tips.sealing.Recipients}, signed by a <em>root</em> that is kept
 * offline; keys are made in a <em>ceremony</em> ({@link org.atalaya.tips.sealing.KeyCeremony}).
 * Nothing here that holds a key or a plaintext shows it in {@code toString}, and none of it can be
 * written as JSON or serialised by accident.
 */
@NullMarked
package org.atalaya.tips.sealing;

import org.jspecify.annotations.NullMarked;
