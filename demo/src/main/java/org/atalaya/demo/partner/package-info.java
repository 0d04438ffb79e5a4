// SPDX-License-Identifier: Apache-2.0

/** The partner site: another site than the observatory's, with a page that embeds a chart. */
@NullMarked
package org.atalaya.demo.partner;

import org.jspecify.annotations.NullMarked;
