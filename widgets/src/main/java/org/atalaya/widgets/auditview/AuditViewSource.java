// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.auditview;

import java.time.ZoneId;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.BreakGlass;

/**
 * What an {@link AuditView} reads; a bean where sessions are stored.
 *
 * @param zone in which times are told
 */
public record AuditViewSource(AuditChain audit, BreakGlass breakGlass, ZoneId zone) {}
