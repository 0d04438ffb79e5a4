// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.nio.charset.StandardCharsets;

/** A file, read at places that it names itself: what lies outside it makes it a damaged one. */
record PhotoBytes(byte[] file) {

  int length() {
    return file.length;
  }

  boolean startsWith(int at, String ascii) {
    byte[] wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
    if (at < 0 || at > file.length - wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (file[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  int at(int place) throws PhotoRefusedException {
    if (place < 0 || place >= file.length) {
      throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
    }
    return file[place] & 0xFF;
  }

  /** An unsigned number of {@code bytes} bytes, 1 to 4, the highest first. */
  long high(int place, int bytes) throws PhotoRefusedException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = number << 8 | at(place + i);
    }
    return number;
  }

  /** The same, the lowest first. */
  long low(int place, int bytes) throws PhotoRefusedException {
    long number = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      number = number << 8 | at(place + i);
    }
    return number;
  }

  /** The end of a part of this length. */
  int end(int place, long length) throws PhotoRefusedException {
    if (length < 0 || place + length > file.length) {
      throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
    }
    return (int) (place + length);
  }
}
