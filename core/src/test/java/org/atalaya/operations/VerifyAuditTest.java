// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.testkit.Printed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyAuditTest {

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void keepThreeActs() throws IOException {
    file = folder.resolve("operations.sqlite");
    KeyVault vault = KeyVault.at(folder.resolve("keys"), new SecureRandom());
    try (OperationalStore store = OperationalStore.at(file)) {
      AuditChain chain = new AuditChain(store, vault, () -> Instant.parse("2026-03-01T12:00:00Z"));
      for (String act : List.of("draft", "activate", "end")) {
        store.write(connection -> {
          chain.append(connection, "ana@mp", act, "a1");
          return act;
        });
      }
    }
  }

  private Printed run(String... options) {
    List<String> arguments =
        Stream.concat(Stream.of(options), Stream.of("--lang=en", file.toString())).toList();
    return Printed.by(out -> new VerifyAudit().run(arguments, out));
  }

  private void execute(String sql) {
    try (OperationalStore store = OperationalStore.at(file)) {
      store.write(connection -> {
        try (Statement statement = connection.createStatement()) {
          return statement.executeUpdate(sql);
        }
      });
    }
  }

  @Test
  void run_intact_printsTheHeadThatLaterShowsATruncation() throws IOException {
    Printed intact = run();
    Path head = Files.writeString(folder.resolve("head"), intact.text().lines().toList().getLast());
    assertThat(intact.status()).isZero();
    assertThat(intact.text()).startsWith("The chain is intact: 3 entries.");
    assertThat(run("--head=" + head).status()).isZero();

    execute(
        "UPDATE audit_head SET position = 2,"
            + " hash = (SELECT hash FROM audit_entry WHERE position = 2)");
    execute("DELETE FROM audit_entry WHERE position = 3");

    assertThat(run().status()).isZero();
    assertThat(run("--head=" + head).status()).isEqualTo(1);
    assertThat(run("--head=" + head).text()).startsWith("The chain is broken at entry 3:");
  }

  @Test
  void run_tampered_saysWhere() {
    execute("UPDATE audit_entry SET act = 'other' WHERE position = 2");

    assertThat(run())
        .isEqualTo(
            new Printed(
                1,
                "The chain is broken at entry 2: its content was changed."
                    + System.lineSeparator()));
  }

  @Test
  void run_noStore_makesNone() {
    file = folder.resolve("typo.sqlite");

    assertThat(run().status()).isEqualTo(2);
    assertThat(file).doesNotExist();
    assertThat(run("--head=" + folder.resolve("nothing")).status()).isEqualTo(2);
    assertThat(run("--colour=red").text()).startsWith("verify-audit");
  }
}
