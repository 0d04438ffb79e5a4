// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.atalaya.testkit.TipSetUp;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The settings of an application with a tip line. */
record TipsOnTheWeb(TipSetUp setUp) {

  /** Holds a key ceremony in a new folder. */
  static TipsOnTheWeb create() {
    try {
      return new TipsOnTheWeb(TipSetUp.in(Files.createTempDirectory("tips")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return setUp.folder;
  }

  String root() {
    try {
      return setUp.root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void register(DynamicPropertyRegistry registry) {
    path(registry, "atalaya.operations.store", "operations.sqlite");
    path(registry, "atalaya.operations.vault", "keys");
    path(registry, "atalaya.tips.recipients", "recipients.json");
    path(registry, "atalaya.tips.routing", "routing.yaml");
    path(registry, "atalaya.tips.directory", "prosecutors.yaml");
    path(registry, "atalaya.tips.desk-vault", "desk");
    // So that what it lays on the disk is looked through, too.
    path(registry, "server.tomcat.basedir", "tomcat");
    registry.add("atalaya.tips.enabled", () -> "true");
    registry.add("atalaya.tips.root", this::root);
    registry.add("atalaya.tips.difficulty", () -> "50");
  }

  private void path(DynamicPropertyRegistry registry, String setting, String name) {
    registry.add(setting, () -> setUp.file(name).toString());
  }
}
