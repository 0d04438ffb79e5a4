// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.testkit.TipSetUp;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.widgets.SampleServer;
import org.atalaya.widgets.ServerProcess;

/** A node that anyone can reach, with a tip line, in a process of its own. */
final class PublicNode implements AutoCloseable {

  final ServerProcess process;
  private final TipSetUp setUp;
  private int clients;

  private PublicNode(TipSetUp setUp, ServerProcess process) {
    this.setUp = setUp;
    this.process = process;
  }

  /** One whose files are in a folder. */
  static PublicNode in(Path folder, List<String> options) throws IOException, InterruptedException {
    TipSetUp setUp = TipSetUp.in(folder);
    Path temporary =
        Files.createDirectory(
            folder.resolve("temporary"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    List<String> all = new ArrayList<>(options);
    all.add("-Djava.io.tmpdir=" + temporary);
    return new PublicNode(
        setUp,
        ServerProcess.start(
            SampleServer.class,
            all,
            List.of(
                "--atalaya.node=public",
                "--atalaya.public-url=https://observatorio.example",
                "--atalaya.load.trusted-proxies=127.0.0.1,::1",
                "--atalaya.operations.store=" + setUp.file("operations.sqlite"),
                "--atalaya.operations.vault=" + setUp.file("keys"),
                "--atalaya.tips.enabled=true",
                "--atalaya.tips.root=" + setUp.root(),
                "--atalaya.tips.recipients=" + setUp.file("recipients.json"),
                "--atalaya.tips.routing=" + setUp.file("routing.yaml"),
                "--atalaya.tips.directory=" + setUp.file("prosecutors.yaml"),
                "--atalaya.tips.difficulty=50",
                "--server.tomcat.basedir=" + setUp.file("tomcat"))));
  }

  /** A sender from an address of its own. */
  TipSender sender(String envelope) throws Exception {
    RegistryClient client = new RegistryClient(process.port(), "198.51.100." + ++clients);
    return new TipSender(client, RootKey.parse(setUp.root()), envelope);
  }

  @Override
  public void close() {
    process.close();
  }
}
