// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/** A name has letters that the font of certificates lacks. Does not say which. */
public final class UnprintableNameException extends RuntimeException {

  UnprintableNameException() {
    super("the name has letters that the font of certificates lacks");
  }
}
