// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ApplicationParameter;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taken away and deployed anew within one process, as portals do it. */
class RedeploymentIT {

  private static final Path WAR = Path.of("target/atalaya-portlets-standalone");
  private static final String FILE = "/own/v1/statistics/complaints.json?by=year&lang=en";

  private final Tomcat tomcat = new Tomcat();
  private final HttpClient client = HttpClient.newHttpClient();

  /** Each deployment loads an engine of its own, and opens the store of the last one. */
  @Test
  void reload_withTheEngineInTheWar_answersTheSame(@TempDir Path folder) throws Exception {
    Context context = context(folder, WAR);
    tomcat.start();
    String before = answer();

    context.reload();

    assertThat(before).contains("\"value\"");
    assertThat(answer()).isEqualTo(before);
  }

  /** Java cannot unload what has loaded the engine: its library holds classes for good. */
  @Test
  void reload_withTheEngineInTheServer_unloadsTheLastDeployment(@TempDir Path folder)
      throws Exception {
    Context context = context(folder, withoutEngine(folder.resolve("war")));
    tomcat.start();
    String before = answer();
    WeakReference<ClassLoader> last = new WeakReference<>(context.getLoader().getClassLoader());

    context.reload();

    assertThat(before).contains("\"value\"");
    assertThat(answer()).isEqualTo(before);
    assertThat(isUnloaded(last)).isTrue();
  }

  @AfterEach
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  private static Path withoutEngine(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(WAR)) {
      for (Path file : files.filter(each -> !each.toString().contains("duckdb_jdbc")).toList()) {
        Files.copy(file, folder.resolve(WAR.relativize(file).toString()));
      }
    }
    return folder;
  }

  private Context context(Path folder, Path war) throws IOException {
    tomcat.setBaseDir(folder.resolve("tomcat").toString());
    tomcat.setPort(0);
    tomcat.setAddDefaultWebXmlToWebapp(false);
    Context context = tomcat.addWebapp("/own", war.toAbsolutePath().toString());
    // Of the test's own class path; this one has no portal.
    context.setContainerSciFilter("org\\.apache\\.pluto.*");
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    context.setJarScanner(scanner);
    parameter(
        context,
        "atalaya.mapping",
        Files.writeString(folder.resolve("sample.yaml"), SampleCases.MAPPING).toString());
    parameter(
        context,
        "atalaya.source",
        Files.writeString(folder.resolve("sample.csv"), SampleCases.ROWS).toString());
    parameter(context, "atalaya.record-key-file", folder.resolve("record-keys").toString());
    parameter(context, "atalaya.store", folder.resolve("own.duckdb").toString());
    return context;
  }

  /** One that outlives a reload, which takes away those of {@code web.xml}. */
  private static void parameter(Context context, String name, String value) {
    ApplicationParameter parameter = new ApplicationParameter();
    parameter.setName(name);
    parameter.setValue(value);
    context.addApplicationParameter(parameter);
  }

  private String answer() throws Exception {
    String address = "http://localhost:" + tomcat.getConnector().getLocalPort() + FILE;
    return client
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }

  /** Whether Java lets go of it, which it does some time after it is asked to. */
  private static boolean isUnloaded(WeakReference<ClassLoader> loader) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (Instant.now().isBefore(end)) {
      System.gc();
      if (loader.refersTo(null)) {
        return true;
      }
      Thread.sleep(200);
    }
    return false;
  }
}
