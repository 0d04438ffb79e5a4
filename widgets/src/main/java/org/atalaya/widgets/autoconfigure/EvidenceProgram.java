// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.atalaya.tips.evidence.EvidenceLimits;
import org.atalaya.tips.evidence.EvidenceRoom;
import org.atalaya.tips.evidence.ExamineFile;

/**
 * How the process is started that looks into files: from the class path of this application, or,
 * where that is an executable jar, by the launcher in it, since the classes lie in jars within.
 */
final class EvidenceProgram {

  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  private EvidenceProgram() {}

  /** The room in a folder, started as this application was. */
  static EvidenceRoom room(Path folder) {
    String classPath = System.getProperty("java.class.path");
    return isExecutableJar(classPath)
        ? EvidenceRoom.of(folder, EvidenceLimits.DEFAULT, launching(classPath))
        : EvidenceRoom.inClassPath(folder, EvidenceLimits.DEFAULT);
  }

  private static List<String> launching(String jar) {
    return List.of(
        "-Dloader.main=" + ExamineFile.class.getName(),
        "-cp",
        Path.of(jar).toAbsolutePath().toString(),
        LAUNCHER);
  }

  private static boolean isExecutableJar(String classPath) {
    if (classPath.contains(File.pathSeparator) || !Files.isRegularFile(Path.of(classPath))) {
      return false;
    }
    try (JarFile jar = new JarFile(classPath)) {
      return jar.getEntry(LAUNCHER.replace('.', '/') + ".class") != null;
    } catch (IOException e) {
      // No jar, so the class path is something else that this process was started from.
      return false;
    }
  }
}
