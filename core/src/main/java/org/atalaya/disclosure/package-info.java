// SPDX-License-Identifier: Apache-2.0

/**
 * Protects the people behind the figures: the only package that turns an {@link
 * org.atalaya.statistics.UnprotectedTable} into a {@link org.atalaya.disclosure.PublishableTable}.
 *
 * <p>A {@link org.atalaya.disclosure.DisclosureProfile} lists the {@linkplain
 * org.atalaya.disclosure.DisclosureRule rules} that apply; {@link
 * org.atalaya.disclosure.DisclosureControl} applies them. Whatever leaves here has a {@link
 * org.atalaya.disclosure.CellValue} for every cell: a published figure or the reason why there is
 * none.
 *
 * <p>The cell key method is the {@link org.atalaya.disclosure.CellKeyRule} with a {@link
 * org.atalaya.disclosure.PerturbationTable}, read from a file or designed by a {@link
 * org.atalaya.disclosure.PerturbationTableDesigner}.
 */
@NullMarked
package org.atalaya.disclosure;

import org.jspecify.annotations.NullMarked;
