// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process of this test's class path. */
public final class ChildProcess {

  private ChildProcess() {}

  /** One that runs {@code main}. */
  public static ProcessBuilder of(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.add("-cp");
    // Surefire's own is in the manifest of a jar.
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
