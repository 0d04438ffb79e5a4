// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snippets of the READMEs, copied into a page of another site as a newcomer would. */
@Tag("browser")
class ReadmeSnippetIT {

  private static final Pattern SNIPPET = Pattern.compile("```html\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"../README.md", "../widgets/README.md"})
  void snippet_onAPage_drawsTheChartWithoutShift(String readme) throws IOException {
    Matcher snippet = SNIPPET.matcher(Files.readString(Path.of(readme)));
    assertThat(snippet.find()).isTrue();
    RunningDemo demo = RunningDemo.shared();
    try (Browser browser = Browser.open(900, 1000)) {
      String page =
          "<!doctype html><meta charset=utf-8><title>Page</title><link rel=icon"
              + " href=data:,><p>Before</p>"
              + snippet.group(1).replace("https://observatorio.example", demo.observatory())
              + "<p>After</p>";
      Files.writeString(folder.resolve("index.html"), page);
      HttpServer server =
          SimpleFileServer.createFileServer(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
              folder.toRealPath(),
              OutputLevel.NONE);
      server.start();
      try {
        browser.driver().get("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        browser.waitUntil(
            "return !!document.querySelector('atalaya-chart').shadowRoot?.querySelector('svg"
                + " .mark')");

        assertThat(browser.layoutShifts()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.cookies()).isEmpty();
      } finally {
        server.stop(0);
      }
    }
  }
}
