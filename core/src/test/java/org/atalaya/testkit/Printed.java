// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/**
 * What a command printed, and the status with which it ended.
 *
 * <pre>{@code
 * Printed printed = Printed.by(out -> command.run(arguments, out));
 * }</pre>
 */
public record Printed(int status, String text) {

  /** Runs a command. */
  public static Printed by(ToIntFunction<PrintStream> command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      int status = command.applyAsInt(out);
      return new Printed(status, bytes.toString(StandardCharsets.UTF_8));
    }
  }
}
