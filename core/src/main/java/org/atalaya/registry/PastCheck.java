// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.Instant;

/**
 * A verification of a certificate, as its holder sees it.
 *
 * @param at when, to the millisecond
 * @param verifier who said to be checking, or the organisation and its verifier; empty if nobody
 *     said so
 */
public record PastCheck(Instant at, String verifier) {}
