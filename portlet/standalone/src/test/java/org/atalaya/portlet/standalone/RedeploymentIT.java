// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ApplicationParameter;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taken away and deployed anew within one process, as portals do it. */
class RedeploymentIT {

  private static final String FILE = "/own/v1/statistics/complaints.json?by=year&lang=en";

  private final Tomcat tomcat = new Tomcat();
  private final HttpClient client = HttpClient.newHttpClient();

  /** Each deployment loads DuckDB's native library anew, and opens the store of the last one. */
  @Test
  void reload_severalTimes_answersTheSameAndUnloadsTheLastOne(@TempDir Path folder)
      throws Exception {
    Context context = context(folder);
    tomcat.start();
    List<String> answers = new ArrayList<>(List.of(answer()));
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    for (int turn = 0; turn < 2; turn++) {
      loaders.add(new WeakReference<>(context.getLoader().getClassLoader()));
      context.reload();
      answers.add(answer());
    }
    boolean isUnloaded = unloaded(loaders);
    tomcat.stop();
    tomcat.destroy();

    assertThat(answers.getFirst()).contains("\"value\"");
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(isUnloaded).isTrue();
  }

  private Context context(Path folder) throws Exception {
    tomcat.setBaseDir(folder.resolve("tomcat").toString());
    tomcat.setPort(0);
    tomcat.setAddDefaultWebXmlToWebapp(false);
    Path war = Path.of("target/atalaya-portlets-standalone").toAbsolutePath();
    Context context = tomcat.addWebapp("/own", war.toString());
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

  /** Whether Java lets go of all of them, which it does some time after it is asked to. */
  private static boolean unloaded(List<WeakReference<ClassLoader>> loaders) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    while (Instant.now().isBefore(end)) {
      System.gc();
      if (loaders.stream().allMatch(loader -> loader.refersTo(null))) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }
}
