// SPDX-License-Identifier: Apache-2.0

/**
 * The operational store: what alerts, the registry and tips write one by one and must never lose.
 *
 * <p>Start with {@link org.atalaya.operations.OperationalStore}: a SQLite file or the host's
 * PostgreSQL, in which a <em>feature</em> keeps its tables. In one transaction with its own rows a
 * feature puts messages into the {@link org.atalaya.operations.Outbox}, which are delivered at
 * least once, and entries into the {@link org.atalaya.operations.AuditChain}, which cannot be
 * changed unnoticed. {@link org.atalaya.operations.IdempotencyKeys} make a repeated request one.
 * Secrets lie apart from all that, in a {@link org.atalaya.operations.KeyVault}: who has the
 * database or a backup of it has no key.
 */
@NullMarked
package org.atalaya.operations;

import org.jspecify.annotations.NullMarked;
