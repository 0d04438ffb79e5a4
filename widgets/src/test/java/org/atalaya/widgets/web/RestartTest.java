// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.widgets.SampleServer;
import org.atalaya.widgets.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of answers on disk after a stop and after a crash, of processes of their own. */
class RestartTest {

  private static final String CHART = "/charts/victims.svg?by=department&lang=en";
  private static final String OTHER = "/charts/victims.svg?by=victim-age&lang=en";

  @TempDir private Path folder;

  @Test
  void restart_afterACleanStop_answersAreThereWithoutCounting() throws Exception {
    HttpResponse<byte[]> before;
    try (ServerProcess server = start("--atalaya.cache.warm=true")) {
      before = server.get(CHART);
      assertThat(server.awaitLine("default views are ready")).contains("28 default views");
      server.stop();
    }

    try (ServerProcess server = start(SampleServer.BUSY)) {
      HttpResponse<byte[]> after = server.get(CHART);

      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(after.headers().firstValue("Atalaya-Stale")).isEmpty();
      assertThat(after.headers().firstValue("ETag")).isEqualTo(before.headers().firstValue("ETag"));
      assertThat(after.body()).isEqualTo(before.body());
      assertThat(server.get("/statistics/victims.xlsx").statusCode()).isEqualTo(200);
      assertThat(server.get(OTHER).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void restart_afterAKill_beginsEmptyAndAnswers() throws Exception {
    HttpResponse<byte[]> before;
    try (ServerProcess server = start()) {
      before = server.get(CHART);
      server.kill();
    }

    try (ServerProcess server = start(SampleServer.BUSY)) {
      assertThat(server.get(CHART).statusCode()).isEqualTo(503);
      server.kill();
    }
    try (ServerProcess server = start()) {
      assertThat(server.get(CHART).body()).isEqualTo(before.body());
    }
  }

  private ServerProcess start(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--atalaya.cache.directory=" + folder);
    if (all.contains(SampleServer.BUSY)) {
      all.add("--atalaya.load.deadline=2s");
    }
    return ServerProcess.start(all);
  }
}
