// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import static java.util.stream.Collectors.joining;

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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * A plain static web server on 127.0.0.1 that knows nothing of Atalaya. Its pages embed what the
 * observatory offers by the snippets that everyone would use. The observatory is on {@code
 * localhost}, which is another site, not only another port.
 */
final class StaticSite implements AutoCloseable {

  /** What a page takes from the observatory: a loader, and elements that are not within others. */
  private static final Pattern EMBEDDED =
      Pattern.compile("<script .*?</script>|<(atalaya-[a-z-]+)[ >].*?</\\1>", Pattern.DOTALL);

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
   * @param name of its folder beside this class, with its pages, an icon and a style of that name
   * @param pages names of its pages, the first of which is {@code index.html}
   * @param port port on 127.0.0.1, 0 for a free one
   * @param observatory address of the observatory without a trailing slash
   * @throws IOException if the port is taken or the pages cannot be written
   */
  static StaticSite start(String name, List<String> pages, int port, String observatory)
      throws IOException {
    Path folder = Files.createTempDirectory("atalaya-" + name).toRealPath();
    List<String> files = new ArrayList<>(pages);
    files.addAll(List.of(ICON, name + ".css"));
    for (String file : files) {
      Files.writeString(folder.resolve(file), filled(read(name + "/" + file), observatory));
    }
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    HttpServer server = SimpleFileServer.createFileServer(address, folder, OutputLevel.NONE);
    server.start();
    return new StaticSite(folder, server);
  }

  private static String read(String file) throws IOException {
    try (InputStream in = StaticSite.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("the file %s is missing".formatted(file));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** With the observatory's address, and with what the page takes from there as a text to read. */
  private static String filled(String page, String observatory) {
    String there = page.replace("{{observatory}}", observatory);
    String code =
        EMBEDDED.matcher(there).results().map(MatchResult::group).collect(joining("\n\n"));
    return there.replace("{{code}}", HtmlUtils.htmlEscape(code));
  }

  /** The address of its first page. */
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
