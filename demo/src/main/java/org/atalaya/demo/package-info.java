// SPDX-License-Identifier: Apache-2.0

/** The evaluation app. Start with {@link org.atalaya.demo.DemoApplication}. */
@NullMarked
package org.atalaya.demo;

import org.jspecify.annotations.NullMarked;
