// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.util.Optional;
import org.atalaya.cases.Label;

/**
 * A unit that gets tips and has a key of its own.
 *
 * @param id as in the recipients' document: 1 to 32 small letters, digits and dashes
 * @param label its name
 * @param head the id of who is in charge where nobody else is found; so no tip is without somebody
 * @param mail where notices for those without an address go; empty for none
 */
public record Unit(String id, Label label, String head, Optional<String> mail) {}
