// SPDX-License-Identifier: Apache-2.0

/**
 * How pages look and who speaks in them. <i>Tokens</i> are the colours, sizes and fonts that
 * everything here is made of, defined once in {@code elements/shared/tokens.css}. Start with {@link
 * org.atalaya.widgets.identity.Scheme}, which puts them into a page.
 */
@NullMarked
package org.atalaya.widgets.identity;

import org.jspecify.annotations.NullMarked;
