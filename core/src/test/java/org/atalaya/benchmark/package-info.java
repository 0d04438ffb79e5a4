// SPDX-License-Identifier: Apache-2.0
/**
 * What the budgets of time are measured with: questions beside the bare SQL for the same cells, an
 * import beside a bare {@code COPY} of the same files. Not among the tests, as no time is ever
 * asserted; {@code ./mvnw -Pbenchmark -pl core test} runs both and prints tables in Markdown.
 *
 * <p>Ratios are of medians of the same run, alternating, so that whatever else a machine does
 * strikes both sides.
 */
@NullMarked
package org.atalaya.benchmark;

import org.jspecify.annotations.NullMarked;
