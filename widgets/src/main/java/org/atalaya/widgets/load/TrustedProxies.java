// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out who asks, where requests come through proxies: only what a trusted proxy says of whom
 * it heard is believed, as anybody can send such headers.
 *
 * @param ranges addresses of the proxies
 */
record TrustedProxies(List<AddressRange> ranges) {

  /** A parameter of an element of {@code Forwarded} (RFC 7239), with what ends it. */
  private static final Pattern PARAMETER =
      Pattern.compile("\\s*([A-Za-z]+)=(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\",;]*)\\s*([,;]|$)");

  TrustedProxies {
    ranges = List.copyOf(ranges);
  }

  /**
   * The address of the client: the last of those through which the request came that is no trusted
   * proxy. The proxy's own where it does not say clearly, as when {@code X-Forwarded-For} and
   * {@code Forwarded} differ: proxies write one of them and may pass on the other, which the client
   * can have invented.
   */
  InetAddress client(HttpServletRequest request) {
    InetAddress peer =
        AddressLiteral.parse(withoutZone(request.getRemoteAddr()))
            .orElseGet(InetAddress::getLoopbackAddress);
    if (!isTrusted(peer)) {
      return peer;
    }
    List<InetAddress> told =
        Stream.of(
                hops(header(request, "X-Forwarded-For")),
                forwardedHops(header(request, "Forwarded")))
            .filter(hops -> !hops.isEmpty())
            .map(hops -> lastUntrusted(peer, hops))
            .distinct()
            .toList();
    return told.size() == 1 ? told.getFirst() : peer;
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  /** All lines of a header as the one that they stand for. */
  private static String header(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name)).stream().collect(Collectors.joining(","));
  }

  private static List<String> hops(String header) {
    return header.isBlank()
        ? List.of()
        : Arrays.stream(header.split(",")).map(String::strip).toList();
  }

  private static List<String> forwardedHops(String header) {
    List<String> hops = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(header);
    int end = 0;
    while (end < header.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        // Whatever follows cannot be told apart, so that it ends in a hop that is no address.
        hops.add("");
        return hops;
      }
      if (matcher.group(1).equalsIgnoreCase("for")) {
        hops.add(matcher.group(2).replace("\"", ""));
      }
      end = matcher.end();
    }
    return hops;
  }

  private InetAddress lastUntrusted(InetAddress peer, List<String> hops) {
    InetAddress last = peer;
    for (int i = hops.size() - 1; i >= 0 && isTrusted(last); i--) {
      Optional<InetAddress> hop = AddressLiteral.parseWithPort(hops.get(i));
      if (hop.isEmpty()) {
        return last;
      }
      last = hop.get();
    }
    return last;
  }

  private boolean isTrusted(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
