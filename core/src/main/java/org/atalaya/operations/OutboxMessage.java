// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

/**
 * Something to be told elsewhere. It names what happened to whom by ids; whoever delivers it asks
 * for the rest when it does, so a message that waits holds nothing that should have gone meanwhile.
 *
 * @param channel who is told, for example a re-publisher; of 1 to 64 characters, like the others
 * @param subject of what; messages of one subject reach a channel in their order
 * @param kind what happened
 */
public record OutboxMessage(String channel, String subject, String kind) {

  public OutboxMessage {
    ShortText.check("channel", channel);
    ShortText.check("subject", subject);
    ShortText.check("kind", kind);
  }
}
