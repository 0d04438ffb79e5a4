// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * A page of another site for tests, on 127.0.0.1 where the observatory is on {@code localhost}: its
 * markup, and the content security policy that the site has.
 */
final class HostSite implements AutoCloseable {

  private final HttpServer server;

  private HostSite(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts the site.
   *
   * @param policy its content security policy, empty for none
   * @param body what stands in the body of its only page
   */
  static HostSite start(String policy, String body) throws IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    byte[] page =
        """
        <!doctype html>
        <html lang="es"><head><meta charset="utf-8"><title>Otro sitio</title>
        <link rel="icon" href="data:,"></head>
        <body>%s</body></html>
        """
            .formatted(body)
            .getBytes(StandardCharsets.UTF_8);
    server.createContext("/", exchange -> answer(exchange, policy, page));
    server.start();
    return new HostSite(server);
  }

  private static void answer(HttpExchange exchange, String policy, byte[] page) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    if (!policy.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Security-Policy", policy);
    }
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  /** The address of its page. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
