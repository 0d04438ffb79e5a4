// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import org.atalaya.cases.Label;

/**
 * What a word means in this observatory's figures.
 *
 * @param id identifier within the country pack
 * @param term the word
 * @param definition what is counted under it
 */
public record GlossaryEntry(String id, Label term, Label definition) {}
