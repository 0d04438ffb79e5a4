// SPDX-License-Identifier: Apache-2.0

/**
 * Published tables as files that other programs read (JSON-stat 2.0, CSV, workbooks), and what
 * programs must know about them: CSVW for the columns of a file, DCAT for the whole catalogue,
 * schema.org for search engines. Every format derives from the same {@link
 * org.atalaya.disclosure.PublishableTable}, so they cannot differ in a figure. Start with {@link
 * org.atalaya.exchange.TableFormat}.
 */
@NullMarked
package org.atalaya.exchange;

import org.jspecify.annotations.NullMarked;
