// SPDX-License-Identifier: Apache-2.0

/**
 * To whom a tip goes. {@link org.atalaya.tips.routing.TipRouter} finds the <em>unit</em> whose key
 * seals it, by what its envelope says; {@link org.atalaya.tips.routing.ChargeFinder} finds the
 * <em>person in charge</em> there, on nodes for staff. Who has which case, who is absent and who is
 * on duty is asked of a {@link org.atalaya.tips.routing.ProsecutorDirectory}. Each answer says why.
 */
@NullMarked
package org.atalaya.tips.routing;

import org.jspecify.annotations.NullMarked;
