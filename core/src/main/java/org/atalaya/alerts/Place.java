// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import org.atalaya.cases.Label;

/**
 * A municipality, the finest place that is ever published: an address tells a pursuer where to
 * look.
 *
 * @param municipality code of the country pack
 * @param name of the municipality
 * @param department name of the department in which it lies
 */
public record Place(String municipality, Label name, Label department) {}
