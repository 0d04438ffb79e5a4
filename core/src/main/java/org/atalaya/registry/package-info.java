// SPDX-License-Identifier: Apache-2.0

/**
 * Certificates of absence from the register of sexual aggressors, and their verification, without
 * becoming a way to ask who is in it.
 *
 * <p>A {@link org.atalaya.registry.RegistrySubject} is who a certificate is asked for; {@link
 * org.atalaya.registry.SubjectMatch} says whether that is somebody listed. Nothing in this package
 * is written to a log, and no exception and no {@code toString} says who was asked for.
 */
@NullMarked
package org.atalaya.registry;

import org.jspecify.annotations.NullMarked;
