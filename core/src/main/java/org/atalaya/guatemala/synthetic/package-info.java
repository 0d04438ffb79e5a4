// SPDX-License-Identifier: Apache-2.0

/**
 * An invented case system, for trying and demonstrating the observatory: flat files of cases,
 * victims, suspects, offences, pairs, proceedings, alerts and tips that look like those of a
 * prosecutor and hold nobody. Every figure they are drawn from states its source, or that it is an
 * assumption ({@code calibration.yaml}). The mapping {@code sicomp} of the country pack reads them.
 * Start with {@link org.atalaya.guatemala.synthetic.SyntheticSicomp}.
 */
@NullMarked
package org.atalaya.guatemala.synthetic;

import org.jspecify.annotations.NullMarked;
