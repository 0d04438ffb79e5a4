// SPDX-License-Identifier: Apache-2.0

/**
 * That a tip waits gets to those who have to know: a <em>notice</em> by mail to the person in
 * charge, which says nothing of the tip; an <em>escalation</em> to superiors while nobody
 * acknowledges it; a message to the case system. All of it lies in the outbox and is tried again
 * until it arrives. Start with {@link org.atalaya.tips.delivery.TipDelivery}.
 */
@NullMarked
package org.atalaya.tips.delivery;

import org.jspecify.annotations.NullMarked;
