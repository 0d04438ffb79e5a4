// SPDX-License-Identifier: Apache-2.0

/**
 * The desk at which staff decide on certificates of absence: what waits for a decision, one request
 * with what the register said, issue, refusal, revocation, appeal, and who looked at it. Start with
 * {@link org.atalaya.widgets.registrydesk.RegistryDesk}.
 */
@NullMarked
package org.atalaya.widgets.registrydesk;

import org.jspecify.annotations.NullMarked;
