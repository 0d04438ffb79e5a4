// SPDX-License-Identifier: Apache-2.0

/**
 * Published tables as files that other programs read: JSON-stat 2.0 and CSV. Every format derives
 * from the same {@link org.atalaya.disclosure.PublishableTable}, so they cannot differ in a figure.
 */
@NullMarked
package org.atalaya.exchange;

import org.jspecify.annotations.NullMarked;
