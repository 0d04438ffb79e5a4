// SPDX-License-Identifier: Apache-2.0

/**
 * Records in the application of the portlets themselves, for portals that have no observatory to
 * ask: opened when it is deployed, and answered out of by the same servlet as anywhere else.
 */
@NullMarked
package org.atalaya.portlet.standalone;

import org.jspecify.annotations.NullMarked;
