// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Values as the protocol writes them. */
final class CapValues {

  private static final Pattern TO_THE_SECOND =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d");
  private static final Pattern NAME = Pattern.compile("[^\\s,<&]+");

  private CapValues() {}

  /**
   * A moment.
   *
   * @param strict whether as in version 1.2, to the second with an offset in digits
   */
  static OffsetDateTime moment(String text, String element, boolean strict)
      throws CapRefusedException {
    if (strict && !TO_THE_SECOND.matcher(text).matches()) {
      throw new CapRefusedException(CapRefusal.VALUE, element);
    }
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new CapRefusedException(CapRefusal.VALUE, element);
    }
  }

  /** The name of a message or sender, by which others refer to it. */
  static String name(String text, String element) throws CapRefusedException {
    if (!NAME.matcher(text).matches()) {
      throw new CapRefusedException(CapRefusal.VALUE, element);
    }
    return text;
  }

  /** A value of an enumeration, which the protocol writes {@code Alert} and Java {@code ALERT}. */
  static <E extends Enum<E>> E one(Class<E> type, String text, String element)
      throws CapRefusedException {
    for (E value : type.getEnumConstants()) {
      String name = value.name();
      if (text.equals(name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT))) {
        return value;
      }
    }
    throw new CapRefusedException(CapRefusal.VALUE, element);
  }

  static String oneOf(Set<String> allowed, String text, String element) throws CapRefusedException {
    if (!allowed.contains(text)) {
      throw new CapRefusedException(CapRefusal.VALUE, element);
    }
    return text;
  }

  /** An absolute address of the web. */
  static URI address(String text, String element) throws CapRefusedException {
    try {
      URI address = new URI(text);
      String scheme = address.getScheme();
      if (scheme != null
          && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
          && address.getHost() != null) {
        return address;
      }
      throw new CapRefusedException(CapRefusal.VALUE, element);
    } catch (URISyntaxException e) {
      throw new CapRefusedException(CapRefusal.VALUE, element);
    }
  }

  static Optional<URI> address(Optional<String> text, String element) throws CapRefusedException {
    return text.isEmpty() ? Optional.empty() : Optional.of(address(text.get(), element));
  }

  /** Messages as {@code sender,identifier,sent}, with spaces between them. */
  static List<CapMessage.Reference> references(String text, boolean strict)
      throws CapRefusedException {
    List<CapMessage.Reference> references = new ArrayList<>();
    for (String one : text.split("\\s+")) {
      String[] parts = one.split(",", -1);
      if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
        throw new CapRefusedException(CapRefusal.VALUE, "references");
      }
      references.add(
          new CapMessage.Reference(parts[0], parts[1], moment(parts[2], "references", strict)));
    }
    return references;
  }

  /** Words with spaces between them, each of this form. */
  static String words(String text, Pattern each, int least, String element)
      throws CapRefusedException {
    String[] words = text.split("\\s+");
    if (words.length < least) {
      throw new CapRefusedException(CapRefusal.VALUE, element);
    }
    for (String word : words) {
      if (!each.matcher(word).matches()) {
        throw new CapRefusedException(CapRefusal.VALUE, element);
      }
    }
    return text;
  }
}
