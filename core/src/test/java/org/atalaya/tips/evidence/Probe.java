// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Stands in for {@link ExamineFile}, as if a file had taken it over. */
public final class Probe {

  private Probe() {}

  /** What it does is named by the first argument. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("another")) {
      System.out.println("Usage: …");
      return;
    }
    new DataOutputStream(System.out).writeInt(ExamineFile.READY);
    switch (arguments[0]) {
      case "look" -> answer(look(Integer.parseInt(arguments[1])));
      case "hang" -> Thread.sleep(600_000);
      case "memory" -> fill();
      case "lie" -> answer("image/jpeg", Integer.MAX_VALUE);
      default -> Runtime.getRuntime().halt(3);
    }
  }

  /** What is to be seen from within. */
  private static String look(int port) throws IOException {
    try (DataInputStream in = new DataInputStream(System.in);
        Stream<Path> files = Files.list(Path.of(""))) {
      in.readAllBytes();
      boolean inherited = System.getenv().keySet().stream().anyMatch(name -> name.equals("PATH"));
      return "%s, %s, %d files"
          .formatted(network(port), inherited ? "PATH" : "bare", files.count());
    }
  }

  private static String network(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
      return "reached";
    } catch (IOException e) {
      return "unreachable";
    }
  }

  private static void fill() {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < Integer.MAX_VALUE) {
      all.add(new byte[1 << 20]);
    }
  }

  private static void answer(String type) throws IOException {
    answer(type, 0);
  }

  private static void answer(String type, int length) throws IOException {
    DataOutputStream out = new DataOutputStream(System.out);
    out.writeUTF(type);
    out.writeUTF(length == 0 ? "OTHER_KIND" : "image/jpeg");
    out.writeInt(length);
    out.flush();
  }
}
