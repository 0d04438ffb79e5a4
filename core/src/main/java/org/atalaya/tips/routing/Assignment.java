// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.util.Optional;

/**
 * Who has a case.
 *
 * @param unit the id of the unit
 * @param person the id of the prosecutor in it, where one was named
 */
public record Assignment(String unit, Optional<String> person) {}
