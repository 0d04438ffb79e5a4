// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The test portal with this WAR, in a process of its own and with nothing of the build in it. */
final class PortalProcess implements AutoCloseable {

  /** Which container runs which WAR. */
  enum Container {
    JAKARTA("atalaya-portlets.war", "jakarta", "classes", "javax"),
    JAVAX("atalaya-portlets-javax.war", "javax", "javax-classes", "jakarta"),
    STANDALONE("atalaya-portlets-standalone.war", "jakarta", "classes", "javax");

    final String war;
    private final String libraries;
    private final String classes;

    /** The namespace that it does not know. */
    final String foreign;

    Container(String war, String libraries, String classes, String foreign) {
      this.war = war;
      this.libraries = libraries;
      this.classes = classes;
      this.foreign = foreign;
    }

    private String classPath() {
      Path target = Path.of("../container/target").toAbsolutePath().normalize();
      return target.resolve(classes) + ":" + target.resolve(libraries) + "/*";
    }
  }

  /**
   * What the portal is to run.
   *
   * @param environment variables of its process
   * @param applications as the portal wants them; {@code WAR} stands for the path of ours
   */
  record Deployment(Map<String, String> environment, List<String> applications) {}

  private final Process process;
  private final String address;

  private PortalProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it with the WAR unpacked into {@code folder/war}. */
  static PortalProcess start(Container container, Path folder, Deployment deployment)
      throws IOException {
    Path war = folder.resolve("war");
    if (!Files.exists(war)) {
      unpack(Path.of("target", container.war), war);
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                container.classPath(),
                "org.atalaya.portlet.container.TestPortal",
                folder.toString()));
    for (String application : deployment.applications()) {
      command.add(application.replace("WAR", war.toString()));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(deployment.environment());
    Process process = builder.redirectErrorStream(true).start();
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    List<String> seen = new ArrayList<>();
    for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
      seen.add(line);
      if (line.startsWith("PORT ")) {
        Thread.ofVirtual().start(() -> reader.lines().forEach(rest -> {}));
        return new PortalProcess(process, "http://localhost:" + line.substring(5));
      }
    }
    throw new AssertionError("the portal did not start: " + String.join("\n", seen));
  }

  private static void unpack(Path war, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(war))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
  }

  /** The address of a page with these windows. */
  String page(String... windows) {
    return address + "/portal/page/" + String.join("+", windows);
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
