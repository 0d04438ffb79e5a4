// SPDX-License-Identifier: Apache-2.0

/**
 * What is counted: counting units, dimensions and categories, and how records of a prosecutor's
 * office become rows that can be counted.
 *
 * <p>A <em>dimension</em> is a property by which records are told apart (the victim's sex, the
 * month of the complaint); its values are <em>categories</em>. A <em>counting unit</em> says what
 * one row stands for. A {@link org.atalaya.cases.CsvMapping} declares how the columns of a source
 * file become dimensions, and those of a live system, whose changes a {@link
 * org.atalaya.cases.CaseFeed} tells; a {@link org.atalaya.cases.CaseStore} keeps the rows, with
 * history. Start with {@code CaseStore}: {@link org.atalaya.cases.CaseLoader} changes it, {@link
 * org.atalaya.cases.CaseTables} asks it. Whatever {@code CaseTables} answers is unprotected and
 * stays inside the core.
 */
@NullMarked
package org.atalaya.cases;

import org.jspecify.annotations.NullMarked;
