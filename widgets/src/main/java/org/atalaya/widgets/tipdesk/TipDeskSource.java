// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import java.time.Clock;
import java.time.Duration;
import org.atalaya.cases.CodeLists;
import org.atalaya.tips.RecipientList;
import org.atalaya.tips.TipInbox;
import org.atalaya.tips.evidence.TipEvidence;
import org.atalaya.tips.routing.TipRouter;

/**
 * What a {@link TipDesk} works on. A host that stores sessions has one as a bean: a desk that came
 * back looks it up.
 *
 * @param router says to which units a tip may go on
 * @param recipients of which the names of units are, too
 * @param codes the lists {@code crime-group} and {@code municipality}
 * @param acknowledgeWithin after which a tip that waits is overdue
 * @param clock the same as that of the tips, in the zone of the authority
 */
public record TipDeskSource(
    TipInbox inbox,
    TipEvidence evidence,
    TipRouter router,
    RecipientList recipients,
    CodeLists codes,
    Duration acknowledgeWithin,
    Clock clock) {}
