// SPDX-License-Identifier: Apache-2.0

/** The way to certificates of the register, on the observatory's own page. */
@NullMarked
package org.atalaya.portlet.registrycheck;

import org.jspecify.annotations.NullMarked;
