// SPDX-License-Identifier: Apache-2.0
/** Measurements of the web, under the profile {@code benchmark}; nothing here asserts a time. */
@NullMarked
package org.atalaya.widgets.benchmark;

import org.jspecify.annotations.NullMarked;
