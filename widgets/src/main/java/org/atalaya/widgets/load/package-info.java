// SPDX-License-Identifier: Apache-2.0

/**
 * What keeps the public surface answering when more is asked than can be counted: a bounded queue
 * before the store, an allowance for each client, and refusals in words instead of a collapse. Only
 * work is limited; answers that are kept already cost neither a turn nor an allowance. Start with
 * {@link org.atalaya.widgets.load.WorkLimit} and {@link org.atalaya.widgets.load.ClientAllowance}.
 */
@NullMarked
package org.atalaya.widgets.load;

import org.jspecify.annotations.NullMarked;
