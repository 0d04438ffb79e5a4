// SPDX-License-Identifier: Apache-2.0

/**
 * How pages look and who speaks in them. <i>Tokens</i> are the colours, sizes and fonts that
 * everything here is made of, defined once in {@code elements/shared/tokens.css}; a <i>scheme</i>
 * says who decides between light and dark. Start with {@link
 * org.atalaya.widgets.identity.Identity}.
 */
@NullMarked
package org.atalaya.widgets.identity;

import org.jspecify.annotations.NullMarked;
