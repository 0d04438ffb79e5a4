// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import org.atalaya.guatemala.Guatemala;

/**
 * All that reads what senders of tips write, given the same bytes: what is none of the known
 * refusals is a fault. Also where Jazzer begins, by the profile {@code fuzz}.
 */
public final class TipInputs {

  private static final EnvelopeReader READER =
      new EnvelopeReader(TipCodes.of(Guatemala.CODE_LISTS));

  private TipInputs() {}

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    each(input);
  }

  /** How many of the readers refuse it; any other exception is a fault. */
  static int each(byte[] input) {
    try {
      READER.read(input);
      return 0;
    } catch (InvalidEnvelopeException e) {
      return 1;
    }
  }
}
