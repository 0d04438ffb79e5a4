// SPDX-License-Identifier: Apache-2.0

/**
 * Where staff read who did what: {@link org.atalaya.widgets.auditview.AuditView}, a Flow component
 * over the audit chain and the roles that were taken in an emergency. For staff nodes only.
 */
@NullMarked
package org.atalaya.widgets.auditview;

import org.jspecify.annotations.NullMarked;
