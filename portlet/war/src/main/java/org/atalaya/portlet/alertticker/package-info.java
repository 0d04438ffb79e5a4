// SPDX-License-Identifier: Apache-2.0

/** The active alerts for missing women and children. */
@NullMarked
package org.atalaya.portlet.alertticker;

import org.jspecify.annotations.NullMarked;
