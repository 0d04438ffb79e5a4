// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.tips.sealing.SignedRecipients;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.TipLetter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example, run; and the README, compared with it. */
class TipsReadmeTest {

  private static final String BEGIN = "    // README tips begins\n";
  private static final String END = "    // README tips ends";

  @TempDir Path folder;

  @Test
  void example_ofTheReadme_answers() throws Exception {
    SecureRandom random = new SecureRandom();
    try (OperationalStore store = OperationalStore.at(folder.resolve("operations.sqlite"))) {
      LineUnderTest line = new LineUnderTest(store, folder);
      LineUnderTest.Sender sender = line.sender();
      KeyVault vault = KeyVault.at(folder.resolve("keys"), random);
      KeyVault desk = KeyVault.at(folder.resolve("ceremony").resolve("desk"), random);

      example(line, sender, vault, desk, random);

      assertThat(sender.look().replies()).isEqualTo(1);
      assertThat(line.entry(sender).state()).isEqualTo(TipState.ACKNOWLEDGED);
    }
  }

  private static void example(
      LineUnderTest line,
      LineUnderTest.Sender sender,
      KeyVault vault,
      KeyVault desk,
      SecureRandom random)
      throws Exception {
    OperationalStore store = line.store;
    Instant now = LineUnderTest.NOW;
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    RootKey root = line.root;
    SignedRecipients recipients = line.signed();
    TipLimits limits = TipLimits.DEFAULT;
    Outbox outbox = new Outbox(store, clock, Duration.ofMinutes(1));
    SealedTip tip = sender.tip("la vi");
    LookupId lookup = sender.keys.lookup();
    TipLetter answer = LineUnderTest.letter("gracias");
    // README tips begins
    TipLine open = TipLine.openPublic(store, vault, root, recipients, limits, clock, random);
    UploadTicket ticket = open.intake().accept(tip, "mujer");
    MailboxPage mailbox = open.mailbox().open(lookup, 0);

    TipLine staff = TipLine.open(store, vault, desk, root, recipients, limits, clock, random);
    TipInbox inbox = staff.inbox();
    outbox.deliver(TipLine.DESK, waiting -> inbox.arrived(new TipId(waiting.message().subject())));
    for (InboxEntry entry : inbox.list(List.of("mujer"), TipState.OPEN, 50)) {
      try (OpenedTip opened = inbox.open("ana@mp", entry.id())) {
        List<OpenedTip.Part> letters = opened.letters();
        // README leaves out
        assertThat(letters).singleElement().isInstanceOf(OpenedTip.Part.Readable.class);
        // README goes on
      }
      entry = inbox.acknowledge("ana@mp", entry.id(), entry.revision());
      inbox.reply("ana@mp", entry.id(), entry.revision(), answer);
    }
    // README tips ends
    assertThat(ticket.letter()).isZero();
    assertThat(mailbox.known()).isTrue();
  }

  @Test
  void readme_example_isTheOneRunHere() throws IOException {
    String source = Files.readString(Path.of("src/test/java/org/atalaya/tips/TipsReadmeTest.java"));
    int begin = source.indexOf(BEGIN) + BEGIN.length();
    String run =
        source
            .substring(begin, source.indexOf(END, begin))
            .replaceAll("(?s) *// README leaves out.*// README goes on\n", "")
            .lines()
            .map(line -> line.isEmpty() ? line : line.substring(4))
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + run + "```");
  }
}
