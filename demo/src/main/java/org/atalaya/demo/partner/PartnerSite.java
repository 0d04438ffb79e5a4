// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A plain static web server on 127.0.0.1 that knows nothing of Atalaya. Its one page embeds a chart
 * by the snippet that every partner would use. The observatory is on {@code localhost}, which is
 * another site, not only another port.
 */
public final class PartnerSite implements AutoCloseable {

  private static final List<String> FILES = List.of("index.html", "partner.css", "icon.svg");

  private final Path folder;
  private final HttpServer server;

  private PartnerSite(Path folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Starts the site.
   *
   * @param port port on 127.0.0.1, 0 for a free one
   * @param observatory address of the observatory without a trailing slash
   * @throws IOException if the port is taken or the pages cannot be written
   */
  public static PartnerSite start(int port, String observatory) throws IOException {
    Path folder = Files.createTempDirectory("atalaya-partner").toRealPath();
    for (String name : FILES) {
      try (InputStream in = PartnerSite.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IOException("the page " + name + " is missing");
        }
        String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve(name), page.replace("{{observatory}}", observatory));
      }
    }
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    HttpServer server = SimpleFileServer.createFileServer(address, folder, OutputLevel.NONE);
    server.start();
    return new PartnerSite(folder, server);
  }

  /** The address of its page. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    for (String name : FILES) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.deleteIfExists(folder);
  }
}
