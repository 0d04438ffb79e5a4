// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as they are written in settings and headers. Never asks a name server. */
final class AddressLiteral {

  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

  /** What is no IPv6 address for another reason is refused by Java, as it cannot be a name. */
  private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");

  /** {@code [2001:db8::1]:443}, {@code [2001:db8::1]}, {@code 192.0.2.1:443}. */
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[(?<v6>[^\\]]*)\\](:\\d{1,5})?|(?<v4>[0-9.]+):\\d{1,5}");

  private AddressLiteral() {}

  /** The address, if it is one; those of IPv4 within IPv6 as of IPv4. */
  static Optional<InetAddress> parse(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The same, where a port may follow. */
  static Optional<InetAddress> parseWithPort(String text) {
    Matcher matcher = WITH_PORT.matcher(text);
    if (!matcher.matches()) {
      return parse(text);
    }
    @Nullable String v6 = matcher.group("v6");
    return parse(v6 != null ? v6 : matcher.group("v4"));
  }
}
