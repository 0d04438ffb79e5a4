// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A ticker as the server sees it: one connection, and each time the tag it was given last. */
final class Poller implements AutoCloseable {

  private final Socket socket;
  private final InputStream input;
  private final URI address;
  private String tag = "";

  /** One that asks for this address. */
  Poller(URI address) throws IOException {
    this.address = address;
    socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    input = new BufferedInputStream(socket.getInputStream(), 16_384);
  }

  /** What it was answered. */
  record Answered(int status, long nanoseconds) {}

  Answered ask() throws IOException {
    String request =
        "GET %s?%s HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: gzip\r\n%s\r\n"
            .formatted(
                address.getPath(),
                address.getQuery(),
                address.getAuthority(),
                tag.isEmpty() ? "" : "If-None-Match: " + tag + "\r\n");
    long begun = System.nanoTime();
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("etag:")) {
        tag = header.substring(5).strip();
      } else if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        throw new IOException("an answer without its length");
      }
    }
    if (status != 304) {
      input.skipNBytes(length);
    }
    return new Answered(status, System.nanoTime() - begun);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = input.read(); read != '\n'; read = input.read()) {
      if (read < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.append((char) read);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
