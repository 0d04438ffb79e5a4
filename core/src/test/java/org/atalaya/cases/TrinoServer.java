// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A real Trino of two processes, a coordinator that only plans and a worker that computes, unpacked
 * by the profile {@code trino}. Its catalog {@code postgresql} is a PostgreSQL; its catalog {@code
 * iceberg} lies on disk, and what it holds is noted in the same PostgreSQL.
 */
final class TrinoServer implements AutoCloseable {

  private static final int OLDEST_JAVA = 24;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final List<Process> processes = new ArrayList<>();
  private final Path home;
  private final Path folder;
  private final String address;

  private TrinoServer(Path home, Path folder, int port) {
    this.home = home;
    this.folder = folder;
    this.address = "127.0.0.1:" + port;
  }

  /**
   * Starts both and waits until they know each other.
   *
   * @param postgres the JDBC address of what they read
   */
  static TrinoServer start(String postgres) throws Exception {
    if (Runtime.version().feature() < OLDEST_JAVA) {
      throw new IllegalStateException(
          "Trino needs Java %d or newer; this is %s".formatted(OLDEST_JAVA, Runtime.version()));
    }
    Path home = Path.of(System.getProperty("trino.home")).toAbsolutePath();
    Path folder = Files.createTempDirectory(home.resolve("..").normalize(), "run");
    int port = freePort();
    TrinoServer server = new TrinoServer(home, folder, port);
    try {
      makeIcebergCatalog(postgres);
      server.start("coordinator", port, postgres, "-Xmx2g", "-Xms256m");
      server.start("worker", freePort(), postgres, "-Xmx1500m", "-Xms256m");
      server.awaitBoth();
      return server;
    } catch (Exception e) {
      server.close();
      throw e;
    }
  }

  /** The tables in which Iceberg's catalog notes its own. */
  private static void makeIcebergCatalog(String postgres) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE iceberg_tables (
            catalog_name VARCHAR, table_namespace VARCHAR, table_name VARCHAR,
            metadata_location VARCHAR, previous_metadata_location VARCHAR, iceberg_type VARCHAR,
            PRIMARY KEY (catalog_name, table_namespace, table_name));
          CREATE TABLE iceberg_namespace_properties (
            catalog_name VARCHAR, namespace VARCHAR, property_key VARCHAR, property_value VARCHAR,
            PRIMARY KEY (catalog_name, namespace, property_key))
          """);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void start(String role, int port, String postgres, String... heap) throws IOException {
    Path node = Files.createDirectories(folder.resolve(role));
    Path catalogs = Files.createDirectories(node.resolve("etc/catalog"));
    Files.writeString(
        catalogs.resolve("postgresql.properties"),
        "connector.name=postgresql\nconnection-url=%s\nconnection-user=postgres\n"
            .formatted(postgres));
    Files.writeString(
        catalogs.resolve("iceberg.properties"),
        """
        connector.name=iceberg
        iceberg.catalog.type=jdbc
        iceberg.jdbc-catalog.driver-class=org.postgresql.Driver
        iceberg.jdbc-catalog.connection-url=%s
        iceberg.jdbc-catalog.connection-user=postgres
        iceberg.jdbc-catalog.catalog-name=atalaya
        iceberg.jdbc-catalog.default-warehouse-dir=local:///warehouse
        fs.native-local.enabled=true
        local.location=%s
        """
            .formatted(postgres, folder));
    Path config =
        Files.writeString(
            node.resolve("etc/config.properties"),
            """
            coordinator=%s
            node-scheduler.include-coordinator=false
            http-server.http.port=%d
            http-server.log.enabled=false
            discovery.uri=http://%s
            plugin.dir=%s
            catalog.config-dir=%s
            query.max-memory-per-node=300MB
            """
                .formatted(
                    role.equals("coordinator"), port, address, home.resolve("plugin"), catalogs));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap));
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djdk.attach.allowAttachSelf=true",
            "-XX:ReservedCodeCacheSize=256M",
            "-Dnode.environment=test",
            "-Dnode.id=" + role,
            "-Dnode.internal-address=127.0.0.1",
            "-Dnode.data-dir=" + node,
            "-Dconfig=" + config,
            "-cp",
            home.resolve("lib") + "/*",
            "io.trino.server.TrinoServer"));
    processes.add(
        new ProcessBuilder(command)
            .directory(node.toFile())
            .redirectErrorStream(true)
            .redirectOutput(node.resolve("log").toFile())
            .start());
  }

  private void awaitBoth() throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (activeNodes() < processes.size()) {
      if (System.nanoTime() > end || !processes.stream().allMatch(Process::isAlive)) {
        throw new IllegalStateException("Trino did not start: " + lastLines());
      }
      Thread.sleep(500);
    }
  }

  private long activeNodes() {
    try (Connection connection = database("information_schema").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM system.runtime.nodes WHERE state = 'active'")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      // Not yet.
      return 0;
    }
  }

  private String lastLines() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String role : List.of("coordinator", "worker")) {
      try (Stream<String> log = Files.lines(folder.resolve(role).resolve("log"))) {
        List<String> all = log.toList();
        all.subList(Math.max(0, all.size() - 20), all.size())
            .forEach(line -> lines.append('\n').append(line));
      }
    }
    return lines.toString();
  }

  /** Connections to a schema of the PostgreSQL. */
  DataSource database(String schema) {
    return connections("postgresql", schema);
  }

  /** Connections to a schema of Iceberg. */
  DataSource iceberg(String schema) {
    return connections("iceberg", schema);
  }

  private DataSource connections(String catalog, String schema) {
    String url = "jdbc:trino://%s/%s/%s?user=atalaya".formatted(address, catalog, schema);
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> DriverManager.getConnection(url));
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }
}
