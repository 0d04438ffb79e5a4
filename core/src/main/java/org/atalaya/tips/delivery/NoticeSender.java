// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

/**
 * Sends the notice that there is something at the desk: always the same text, whatever there is. An
 * extension point, for other ways than {@link SmtpNotices}.
 */
@FunctionalInterface
public interface NoticeSender {

  /**
   * Sends it.
   *
   * @param address of a person, or of a unit
   * @throws Exception if it was not taken; it is tried again then, as it may be after a crash
   */
  void send(String address) throws Exception;
}
