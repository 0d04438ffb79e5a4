// SPDX-License-Identifier: Apache-2.0

/**
 * Where staff work: who may do what ({@link org.atalaya.widgets.staff.StaffAccess}), proving an
 * identity anew before what cannot be taken back ({@link org.atalaya.widgets.staff.FreshSignIn}),
 * and the API below {@code /staff/v1} ({@link org.atalaya.widgets.staff.StaffServlet}). Needs
 * Spring Security; nothing here is ever public.
 */
@NullMarked
package org.atalaya.widgets.staff;

import org.jspecify.annotations.NullMarked;
