// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.atalaya.testkit.LineUnderTest.UNIT;
import static org.atalaya.testkit.LineUnderTest.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.tips.sealing.OpenedFile;
import org.atalaya.tips.sealing.SealedReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sentinels, planted in a letter, a file, its name, an answer, an addition and the receipt, and
 * taken from the intake to the desk: nothing of them is in the bytes of the store, its write-ahead
 * log, temporary files, logs, exceptions or texts of objects.
 */
class TipPrivacyTest {

  private static final String SAID = "la-vi-con-el-portero-Quetzal";
  private static final String ADDED = "y-un-taxi-Xocoyotzin";
  private static final String ANSWER = "gracias-Citlali";
  private static final String FILE_NAME = "foto-Tonatiuh.jpg";
  private static final String FILE = "bytes-de-la-foto-Ixchel";

  @TempDir Path folder;

  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final List<String> said = new ArrayList<>();
  private final List<String> secrets =
      new ArrayList<>(List.of(SAID, ADDED, ANSWER, FILE_NAME, FILE));
  private final Handler handler = new Recorder();
  private LineUnderTest under;

  private final class Recorder extends Handler {
    @Override
    public void publish(LogRecord record) {
      logged.add(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void begin() throws Exception {
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    Logger.getLogger("org.atalaya").setLevel(Level.ALL);
    Logger.getLogger("org.jooq").setLevel(Level.ALL);
    root.setLevel(Level.FINE);
    under = new LineUnderTest(OperationalStore.at(folder.resolve("tips.sqlite")), folder);
  }

  @AfterEach
  void end() {
    Logger root = Logger.getLogger("");
    root.removeHandler(handler);
    root.setLevel(Level.INFO);
    for (String name : List.of("org.atalaya", "org.jooq")) {
      Logger.getLogger(name).setLevel(null);
    }
    under.store.close();
  }

  @Test
  void intakeToDesk_sentinelsPlanted_areFoundNowhere() throws Exception {
    Receipt receipt = Receipt.random(new SecureRandom());
    secrets.add(receipt.plaintext());
    secrets.add(receipt.plaintext().replace(" ", ""));
    Sender sender = under.sender(receipt.keys(under.open.receiptSalt()));
    noteKeys(sender);

    useEverything(sender, receipt);
    failInEverything(sender);

    assertNothingSaid();
    assertNothingStored(sender);
  }

  /** In the forms in which bytes are written. */
  private void noteKeys(Sender sender) {
    byte[] lookup = sender.keys.lookup().plaintextBytes();
    secrets.add(HexFormat.of().formatHex(lookup));
    secrets.add(Base64.getUrlEncoder().withoutPadding().encodeToString(lookup));
    secrets.add(new String(lookup, StandardCharsets.ISO_8859_1));
  }

  private void useEverything(Sender sender, Receipt receipt) throws Exception {
    SealedTip tip = sender.tip(SAID);
    UploadTicket ticket = under.open.intake().accept(tip, UNIT);
    byte[] sealed = sender.sealedFile(FILE_NAME, FILE.getBytes(StandardCharsets.UTF_8), 1);
    under.open.uploads().begin(ticket, 1, sealed.length);
    under.open.uploads().append(ticket, 1, 0, sealed);
    under.open.mailbox().add(sender.keys.lookup(), 2, sender.part(ADDED, 2, UNIT));
    under.deliver();
    TipInbox inbox = under.staff.inbox();
    InboxEntry entry = inbox.acknowledge("ana@mp", sender.id, under.entry(sender).revision());
    entry = inbox.reply("ana@mp", sender.id, entry.revision(), letter(ANSWER));
    try (OpenedTip opened = inbox.open("ana@mp", sender.id)) {
      said.add(opened.toString() + opened.letters() + opened.replies() + opened.files());
      OpenedFile file = opened.openFile(1);
      said.add(file.toString() + file.header());
      try (InputStream content = file.plaintext()) {
        assertThat(content.readAllBytes()).isEqualTo(FILE.getBytes(StandardCharsets.UTF_8));
      }
    }
    MailboxPage page = sender.look();
    assertThat(page.replies()).isEqualTo(1);
    said.add(page.toString() + tip + ticket + receipt + sender.keys + entry);
  }

  private void failInEverything(Sender sender) {
    failing(() -> under.open.intake().accept(sender.tip(ADDED), UNIT));
    failing(() -> Receipt.parse(SAID));
    failing(() ->
        under
            .staff
            .inbox()
            .reply(
                "ana@mp",
                sender.id,
                under.entry(sender).revision(),
                letter(ANSWER.repeat(SealedReply.MOST_CONTENT_BYTES / ANSWER.length() + 1))));
    failing(() -> under.open.mailbox().add(sender.keys.lookup(), 9, sender.part(SAID, 9, UNIT)));
    failing(() -> sender.tip(SAID).letter().letter().open(sender.key, sender.context, 5));
    under.store.write(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute("DROP TABLE tip_reply");
      }
    });
    failing(() -> under.staff.inbox().open("ana@mp", sender.id));
    failing(sender::look);
  }

  private void failing(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isNotNull();
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    said.add(text.toString());
  }

  private void assertNothingSaid() {
    assertThat(logged)
        .as(
            "what is bound to statements of the outbox is logged, so the handler is known to see"
                + " it")
        .anyMatch(text -> text.contains("bind values") && text.contains(TipLine.DESK));
    assertThat(logged)
        .as("what is bound to statements of tips is not")
        .noneMatch(text -> text.contains("bind values") && text.contains(UNIT));
    for (String text : Stream.concat(logged.stream(), said.stream()).toList()) {
      assertThat(text).doesNotContain(secrets);
    }
  }

  private void assertNothingStored(Sender sender) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // One character for each byte, so that any byte sequence can be looked for.
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(file.toString()).doesNotContain(secrets);
        if (bytes.contains(sender.id.text())) {
          found.add(String.valueOf(file.getFileName()));
        }
      }
    }
    assertThat(found)
        .as("what may be stored is found by this search, in the write-ahead log, too")
        .contains("tips.sqlite-wal");
  }
}
