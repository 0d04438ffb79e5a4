// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A medium or partner that shows alerts and has said so.
 *
 * @param channel its name in the outbox: of 1 to 64 small letters, digits and '-'
 * @param webhook where it is told of changes; {@code https}, or {@code http} where private
 *     addresses are allowed
 * @param note for the public, for example the name of the medium; up to 1,000 characters
 */
public record Republisher(String channel, URI webhook, String note) {

  private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int LONGEST = 1000;

  public Republisher {
    if (!CHANNEL.matcher(channel).matches()) {
      throw new IllegalArgumentException(
          "the channel of a re-publisher is 1 to 64 small letters, digits and '-'");
    }
    String scheme = webhook.getScheme();
    boolean http = "https".equals(scheme) || "http".equals(scheme);
    if (!http
        || webhook.getHost() == null
        || webhook.getUserInfo() != null
        || webhook.getFragment() != null
        || webhook.toString().length() > LONGEST) {
      throw new IllegalArgumentException(
          "the webhook of a re-publisher is an https address of at most %d characters, without user"
                  .formatted(LONGEST)
              + " and fragment");
    }
    if (note.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the note on a re-publisher has at most %d characters, given: %d"
              .formatted(LONGEST, note.length()));
    }
  }
}
