// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.util.UUID;

/**
 * What whoever applied gets, whoever it is about.
 *
 * @param key with which an identity can be proved for the request; it collects nothing
 */
public record Submission(UUID request, AccessKey key) {}
