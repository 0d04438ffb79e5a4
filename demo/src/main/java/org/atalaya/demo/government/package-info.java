// SPDX-License-Identifier: Apache-2.0

/** The government portal: an observatory's page composed in Vaadin Flow. */
@NullMarked
package org.atalaya.demo.government;

import org.jspecify.annotations.NullMarked;
