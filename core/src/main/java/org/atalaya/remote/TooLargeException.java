// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.io.IOException;

/** A body has more bytes than are taken. */
final class TooLargeException extends IOException {

  private static final long serialVersionUID = 1L;
}
