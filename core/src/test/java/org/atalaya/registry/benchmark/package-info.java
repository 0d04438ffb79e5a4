// SPDX-License-Identifier: Apache-2.0

/**
 * Whether times tell what answers do not. Not among the tests, as a busy machine can make it fail;
 * {@code ./mvnw -Pbenchmark -pl core test -Dtest=RegistryTimingBenchmark} runs it.
 */
@NullMarked
package org.atalaya.registry.benchmark;

import org.jspecify.annotations.NullMarked;
