// SPDX-License-Identifier: Apache-2.0

/**
 * Certificates of absence from the register of sexual aggressors, and their verification, without
 * becoming a way to ask who is in it.
 *
 * <p>Start with {@link org.atalaya.registry.RegistryOffice}. A {@link
 * org.atalaya.registry.RegistrySubject} is who a <em>certificate</em> is asked for in a
 * <em>request</em>; {@link org.atalaya.registry.RegistryLookup} asks the authority's
 * <em>register</em>, and {@link org.atalaya.registry.SubjectMatch} says whether that is somebody
 * <em>listed</em>. A {@link org.atalaya.registry.IdentityProof} makes somebody the <em>holder</em>,
 * who alone collects; a <em>verifier</em> is shown a code by the holder. Nothing in this package is
 * written to a log, and no exception and no {@code toString} says who was asked for.
 */
@NullMarked
package org.atalaya.registry;

import org.jspecify.annotations.NullMarked;
