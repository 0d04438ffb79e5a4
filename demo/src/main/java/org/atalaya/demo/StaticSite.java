// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plain static web server on 127.0.0.1 that knows nothing of Atalaya. Its page embeds what the
 * observatory offers by the snippets that everyone would use. The observatory is on {@code
 * localhost}, which is another site, not only another port.
 */
final class StaticSite implements AutoCloseable {

  private static final String PAGE = "index.html";
  private static final String ICON = "icon.svg";

  private final Path folder;
  private final HttpServer server;

  private StaticSite(Path folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Starts a site.
   *
   * @param name of its folder beside this class, with a page, an icon and a style of that name
   * @param port port on 127.0.0.1, 0 for a free one
   * @param observatory address of the observatory without a trailing slash
   * @throws IOException if the port is taken or the pages cannot be written
   */
  static StaticSite start(String name, int port, String observatory) throws IOException {
    Path folder = Files.createTempDirectory("atalaya-" + name).toRealPath();
    for (String file : List.of(PAGE, ICON, name + ".css")) {
      try (InputStream in = StaticSite.class.getResourceAsStream(name + "/" + file)) {
        if (in == null) {
          throw new IOException("the file %s/%s is missing".formatted(name, file));
        }
        String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve(file), page.replace("{{observatory}}", observatory));
      }
    }
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    HttpServer server = SimpleFileServer.createFileServer(address, folder, OutputLevel.NONE);
    server.start();
    return new StaticSite(folder, server);
  }

  /** The address of its page. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(folder)) {
      found.forEach(files::add);
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }
}
