// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.time.Instant;
import java.util.Optional;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.statistics.Indicator.Tier;

/**
 * The state of the records of which a kind of table tells.
 *
 * @param tier the kind of table
 * @param version the state
 * @param next when another state may take its place; absent where no calendar says so, and for a
 *     state that was asked for by its number, which stays the same
 */
public record Release(Tier tier, DatasetVersion version, Optional<Instant> next) {}
