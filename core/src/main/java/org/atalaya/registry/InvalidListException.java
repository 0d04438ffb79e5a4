// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/** A file is no list of certificates. Says what of it is wrong, and nothing of its content. */
public final class InvalidListException extends IllegalArgumentException {

  InvalidListException(String wrong) {
    super(wrong);
  }
}
