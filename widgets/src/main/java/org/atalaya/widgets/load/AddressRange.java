// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * The addresses that begin with the same bits.
 *
 * @param first an address of them
 * @param bits how many bits of it are common to all: 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record AddressRange(InetAddress first, int bits) {

  public AddressRange {
    if (bits < 0 || bits > length(first)) {
      throw new IllegalArgumentException(
          "a range of such addresses has 0 to %d bits. Provided value: %d"
              .formatted(length(first), bits));
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> first = AddressLiteral.parse(slash < 0 ? text : text.substring(0, slash));
    String bits = slash < 0 ? "" : text.substring(slash + 1);
    if (first.isEmpty() || (slash >= 0 && !bits.matches("\\d{1,3}"))) {
      throw new IllegalArgumentException(
          "an address range is written like 10.0.0.0/8, 2001:db8::/32 or 192.0.2.1. Provided value:"
              + " "
              + text);
    }
    return new AddressRange(first.get(), slash < 0 ? length(first.get()) : Integer.parseInt(bits));
  }

  private static int length(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  /** Whether it has this address. */
  boolean contains(InetAddress address) {
    return length(address) == length(first) && prefix(address).equals(prefix(first));
  }

  private BigInteger prefix(InetAddress address) {
    return new BigInteger(1, address.getAddress()).shiftRight(length(first) - bits);
  }
}
