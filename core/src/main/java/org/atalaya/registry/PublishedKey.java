// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/**
 * A key with which signatures of the authority are verified, to be published for good.
 *
 * @param id as signatures name it ({@code kid})
 * @param pem the Ed25519 public key, as {@code openssl} reads it
 */
public record PublishedKey(String id, String pem) {}
