// SPDX-License-Identifier: Apache-2.0

/** Invented records for the demo, in the schema of a real source and labelled as invented. */
@NullMarked
package org.atalaya.demo.sampledata;

import org.jspecify.annotations.NullMarked;
