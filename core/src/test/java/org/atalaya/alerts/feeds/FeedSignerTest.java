// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.Outcome;
import org.atalaya.alerts.SignedDocuments;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.PostgresServer;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One node signs, another finds what it has signed: two connections to one store. */
class FeedSignerTest {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Locale SPANISH = Locale.of("es");

  @TempDir Path folder;
  private OperationalStore staffStore;
  private OperationalStore publicStore;
  private StaffedAlerts staffed;
  private Alerts alerts;
  private Alerts shown;
  private final AlertFeeds feeds =
      new AlertFeeds(Guatemala.alertAuthority(), "https://observatorio.example/atalaya");
  private FeedSignature signature;
  private FeedSigner signer;
  private StoredSignatures stored;

  /** In a database of its own for each test. */
  @BeforeEach
  void open() throws IOException, SQLException {
    String name = "signer" + DATABASES.incrementAndGet();
    try (var connection = SERVER.get().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    DataSource database = SERVER.get().getDatabase("postgres", name);
    staffStore = OperationalStore.on(database);
    publicStore = OperationalStore.on(database);
    staffed = new StaffedAlerts(staffStore, folder);
    alerts = staffed.open();
    shown = new StaffedAlerts(publicStore, folder).open();
    signature = FeedSignature.from(KeyVault.at(folder.resolve("signing"), new SecureRandom()));
    KeyVault shared = staffed.parts().vault();
    signer = new FeedSigner(alerts, feeds, signature, staffStore, shared);
    stored = new StoredSignatures(publicStore, shared);
  }

  @AfterEach
  void close() {
    staffStore.close();
    publicStore.close();
  }

  @Test
  void run_everyDocumentOfTheBoard_isSignedForTheOtherNode_untilItIsOver() {
    Alert alert = staffed.activated(alerts, StaffedAlerts.woman());
    byte[] unsigned = feeds.json(shown.posted(), SPANISH);
    assertThat(stored.of(unsigned)).isEmpty();
    assertThat(stored.publicKeys()).isEmpty();

    // Three feeds and the alert's JSON in two languages, and its CAP message.
    assertThat(signer.run()).isEqualTo(9);

    byte[] feed = feeds.json(shown.posted(), SPANISH);
    byte[] message = feeds.cap(shown.find(alert.id()).orElseThrow());
    assertThat(stored.of(feed)).contains(signature.sign(feed));
    assertThat(stored.of(feeds.atom(shown.posted(), Locale.ENGLISH))).isPresent();
    assertThat(stored.of(message)).contains(signature.sign(message));
    assertThat(stored.publicKeys()).isEqualTo(signature.publicKeys());
    assertThat(staffed.parts().vault().privateKeys()).isEmpty();
    assertThat(signer.run()).isZero();

    Alert active = alerts.alert(alert.id()).orElseThrow();
    alerts.end(active.id(), active.version(), StaffedAlerts.ANA, Outcome.LOCATED_ALIVE);
    assertThat(signer.run()).isEqualTo(9);

    assertThat(stored.of(feed)).isEmpty();
    assertThat(stored.of(message)).isEmpty();
    byte[] after = feeds.json(shown.posted(), SPANISH);
    assertThat(stored.of(after)).contains(signature.sign(after));
  }

  /** Who has a backup alone cannot try whether a document was signed. */
  @Test
  void run_inTheStore_neitherSignatureNorHash() {
    staffed.activated(alerts, StaffedAlerts.woman());
    signer.run();
    byte[] feed = feeds.json(shown.posted(), SPANISH);
    String name = new CoveredSignatures(staffed.parts().vault()).name(feed);

    byte[] covered = new SignedDocuments(staffStore).find(name).orElseThrow();

    assertThat(covered).hasSize(64).isNotEqualTo(Base64.getDecoder().decode(signature.sign(feed)));
  }
}
