// SPDX-License-Identifier: Apache-2.0

/**
 * What tests of every module, and of hosts, start from: {@link org.atalaya.testkit.SampleCases} for
 * a store with a few invented records, {@link org.atalaya.testkit.SharedData} for files that nobody
 * of this project wrote.
 */
@NullMarked
package org.atalaya.testkit;

import org.jspecify.annotations.NullMarked;
