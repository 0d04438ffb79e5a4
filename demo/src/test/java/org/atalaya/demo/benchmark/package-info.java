// SPDX-License-Identifier: Apache-2.0
/**
 * Measurements in the browser, under the profile {@code benchmark}; nothing here asserts a time.
 */
@NullMarked
package org.atalaya.demo.benchmark;

import org.jspecify.annotations.NullMarked;
