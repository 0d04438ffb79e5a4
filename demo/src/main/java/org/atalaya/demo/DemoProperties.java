// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Switches of the demo.
 *
 * @param source Files to show instead of the synthetic records.
 * @param mapping Mapping of these files: the name of a shipped one, or the path of a YAML file.
 * @param rows How many synthetic cases to make, 1 to 10,000,000.
 * @param partnerPort Port of the partner site on 127.0.0.1; 0 for a free one.
 * @param mediaPort Port of the media site on 127.0.0.1; 0 for a free one.
 * @param deskPort Port of the staff desk on 127.0.0.1; 0 for a free one.
 */
@ConfigurationProperties("atalaya.demo")
public record DemoProperties(
    @DefaultValue List<String> source,
    @DefaultValue("ine-vif") String mapping,
    @DefaultValue("60000") int rows,
    @DefaultValue("8081") int partnerPort,
    @DefaultValue("8082") int mediaPort,
    @DefaultValue("8083") int deskPort) {

  // Not List<Path>: Spring takes a relative path for a resource of the class path.
  public DemoProperties {
    source = List.copyOf(source);
    if (rows < 1 || rows > 10_000_000) {
      throw new IllegalArgumentException(
          "atalaya.demo.rows must be 1 to 10,000,000. Provided value: " + rows);
    }
    checkPort("partner-port", partnerPort);
    checkPort("media-port", mediaPort);
    checkPort("desk-port", deskPort);
  }

  private static void checkPort(String name, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "atalaya.demo.%s must be 0 to 65535. Provided value: %d".formatted(name, port));
    }
  }

  /** The files to show. */
  List<Path> files() {
    return source.stream().map(Path::of).toList();
  }
}
