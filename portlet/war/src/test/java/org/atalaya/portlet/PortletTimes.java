// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.portlet.PortalVisit.first;
import static org.atalaya.portlet.PortalVisit.get;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What pages and files of portlets take, beside a page and a file of a bare portlet in the same
 * container: one reader, all in turn, answers of the observatory kept.
 */
record PortletTimes(PortalProcess.Container container, Map<String, String> environment) {

  private static final int WARM_UP = 400;
  private static final int RUNS = 1000;
  private static final String FILE = "/statistics/complaints.json?by=year&lang=es";

  /** Measures and prints them. */
  void print(Path folder, String... portlets) throws Exception {
    Path bare = bare(folder.resolve("bare"));
    long begun = System.nanoTime();
    try (PortalProcess portal =
        PortalProcess.start(
            container,
            folder,
            new PortalProcess.Deployment(environment, List.of("first=WAR", "bare=" + bare)))) {
      System.out.printf(
          Locale.ROOT, "start of the portal %21.0f ms%n", (System.nanoTime() - begun) / 1e6);
      Map<String, HttpRequest> asked = new LinkedHashMap<>();
      asked.put("page, bare", page(portal, "bare~bare~1"));
      for (String portlet : portlets) {
        asked.put("page, " + portlet, page(portal, "first~%s~1".formatted(portlet)));
      }
      String bareAddress =
          first("data-bare-resource=\"([^\"]+)\"", get(portal.page("bare~bare~1")).body());
      asked.put("file, bare", request(portal.address() + bareAddress));
      String statistics = get(portal.page("first~statistics~1")).body();
      String file =
          portal.address()
              + first("data-atalaya-resource=\"([^\"]+)\"", statistics)
              + "&"
              + first("data-atalaya-parameter=\"([^\"]+)\"", statistics)
              + "="
              + PortalVisit.encoded(FILE);
      asked.put("file, table", request(file));
      String tag = get(file).headers().firstValue("ETag").orElseThrow();
      asked.put(
          "file, table (304)",
          HttpRequest.newBuilder(URI.create(file)).header("If-None-Match", tag).build());
      print(measured(asked));
    }
  }

  private static HttpRequest page(PortalProcess portal, String window) {
    return request(portal.page(window));
  }

  private static HttpRequest request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).build();
  }

  private static Path bare(Path folder) throws IOException {
    Path inside = Files.createDirectories(folder.resolve("WEB-INF"));
    Files.copy(Path.of("src/main/webapp/WEB-INF/web.xml"), inside.resolve("web.xml"));
    Files.writeString(
        inside.resolve("portlet.xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <portlet-app xmlns="http://jakarta.ee/xml/ns/portlet" version="4.0">
          <portlet>
            <portlet-name>bare</portlet-name>
            <portlet-class>org.atalaya.portlet.container.BarePortlet</portlet-class>
            <supports><mime-type>text/html</mime-type></supports>
            <portlet-info><title>Bare</title></portlet-info>
          </portlet>
        </portlet-app>
        """);
    return folder;
  }

  private static Map<String, Double> measured(Map<String, HttpRequest> asked) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    Map<String, long[]> times = new LinkedHashMap<>();
    asked.keySet().forEach(name -> times.put(name, new long[RUNS]));
    for (int run = -WARM_UP; run < RUNS; run++) {
      for (Map.Entry<String, HttpRequest> each : asked.entrySet()) {
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(each.getValue(), BodyHandlers.ofByteArray());
        long time = System.nanoTime() - begun;
        assertThat(answer.statusCode()).isIn(200, 304);
        if (run >= 0) {
          times.getOrDefault(each.getKey(), new long[RUNS])[run] = time;
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((name, all) -> {
      Arrays.sort(all);
      medians.put(name, (all[(RUNS - 1) / 2] + all[RUNS / 2]) / 2e6);
    });
    return medians;
  }

  private static void print(Map<String, Double> medians) {
    medians.forEach((name, median) -> {
      double bare = medians.getOrDefault(name.substring(0, 4) + ", bare", Double.NaN);
      System.out.printf(Locale.ROOT, "%-24s %8.3f ms %7.2f%n", name, median, median / bare);
    });
  }
}
