// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import java.time.Clock;
import org.atalaya.registry.RegistryOffice;

/**
 * What a {@link RegistryDesk} works on. A host that stores sessions has one as a bean: a desk that
 * came back looks it up.
 *
 * @param clock the same as that of the office, in the zone of the authority
 */
public record RegistryDeskSource(RegistryOffice office, Clock clock) {}
