// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.webhooks;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where webhooks may lead: who registers one must not make this node knock at doors within its own
 * network.
 */
final class Destinations {

  private Destinations() {}

  /**
   * Lets a webhook pass that leads to the public Internet. The connection that follows asks for the
   * name again, within the seconds for which Java keeps the answer that was checked here.
   *
   * @throws ForbiddenDestinationException if it does not, or in plain text
   * @throws UnknownHostException if nobody knows its host
   */
  static void check(URI webhook) throws UnknownHostException {
    if (!"https".equals(webhook.getScheme())) {
      throw new ForbiddenDestinationException("it is not https");
    }
    String host = webhook.getHost().replaceAll("^\\[|]$", "");
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (!isPublic(address)) {
        throw new ForbiddenDestinationException("its host is within a private network");
      }
    }
  }

  static boolean isPublic(InetAddress address) {
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    byte[] bytes = address.getAddress();
    return !special && (address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes));
  }

  /** What the registry of special-purpose addresses (RFC 6890) has beside Java's own words. */
  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean carrier = first == 100 && second >= 64 && second < 128;
    boolean protocol = first == 192 && second == 0 && (bytes[2] == 0 || bytes[2] == 2);
    boolean benchmark = first == 198 && (second == 18 || second == 19);
    return first != 0 && first < 240 && !carrier && !protocol && !benchmark;
  }

  /** Global unicast (2000::/3) without the ways back into version 4: 6to4 and Teredo. */
  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    boolean teredo = first == 0x2001 && bytes[2] == 0 && bytes[3] == 0;
    return (first & 0xe000) == 0x2000 && first != 0x2002 && !teredo;
  }
}
