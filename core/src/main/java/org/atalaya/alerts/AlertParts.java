// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.atalaya.cases.CodeLists;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.Ids;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;

/**
 * What alerts are made of.
 *
 * @param store the same that outbox and audit chain lie in
 * @param vault where the key of each alert lies, outside the store and its backups; shared by the
 *     nodes that share the store
 * @param codes the lists {@code department}, {@code municipality}, {@code ethnic-people} and {@code
 *     marital-status} of the country
 * @param reporters asks whether who reports a person is a danger to her
 */
public record AlertParts(
    OperationalStore store,
    KeyVault vault,
    Outbox outbox,
    AuditChain audit,
    AlertAuthority authority,
    CodeLists codes,
    ReporterCheck reporters,
    Ids ids,
    InstantSource clock,
    SecureRandom random) {}
