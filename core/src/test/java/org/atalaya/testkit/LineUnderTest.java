// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.LookupId;
import org.atalaya.tips.MailboxPage;
import org.atalaya.tips.ReceiptKeys;
import org.atalaya.tips.SealedPart;
import org.atalaya.tips.SealedTip;
import org.atalaya.tips.TipConflictException;
import org.atalaya.tips.TipLimits;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.TipRefusedException;
import org.atalaya.tips.UploadTicket;
import org.atalaya.tips.sealing.DataKey;
import org.atalaya.tips.sealing.FileHeader;
import org.atalaya.tips.sealing.PrivateMailboxKey;
import org.atalaya.tips.sealing.RecipientKey;
import org.atalaya.tips.sealing.Recipients;
import org.atalaya.tips.sealing.RecipientsException;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.tips.sealing.SealedFiles;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.SignedRecipients;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.tips.sealing.WrappedKey;

/** A tip line with two units, its public and its staff node on one store, and a sender. */
public final class LineUnderTest {

  public static final Instant NOW = Instant.parse("2026-03-02T15:04:05Z");
  public static final String UNIT = "mujer";
  public static final String OTHER_UNIT = "inspectorate";
  public static final String ENVELOPE =
      "{\"office\":\"no\",\"case\":\"MP001-2026-1234\",\"form\":\"1\",\"lang\":\"es\"}";

  /** Tips in an hour from which it is a flood. */
  public static final int FLOOD = 20;

  private static final SecureRandom RANDOM = new SecureRandom();

  public final OperationalStore store;
  public final Path folder;
  public final SettableClock clock = new SettableClock(NOW, ZoneOffset.UTC);
  public final TipLine open;
  public final TipLine staff;
  public final Outbox outbox;
  public final Recipients recipients;
  public final RootKey root;

  /** In a folder that may have been the one of another process before. */
  public LineUnderTest(OperationalStore store, Path folder)
      throws IOException, RecipientsException {
    this.store = store;
    this.folder = folder;
    Path ceremony = folder.resolve("ceremony");
    if (Files.notExists(ceremony)) {
      Ceremony.copyTo(ceremony);
    }
    root = RootKey.parse(Files.readString(ceremony.resolve("root.txt")));
    SignedRecipients signed = signed();
    recipients = signed.verify(root, NOW, 0);
    KeyVault shared = KeyVault.at(folder.resolve("keys"), RANDOM);
    KeyVault desk = KeyVault.at(ceremony.resolve("desk"), RANDOM);
    TipLimits limits = new TipLimits(3, 2, 6L << 20, 9L << 20, FLOOD);
    open = TipLine.openPublic(store, shared, root, signed, limits, clock, RANDOM);
    staff = TipLine.open(store, shared, desk, root, signed, limits, clock, RANDOM);
    outbox = new Outbox(store, clock, Duration.ofMinutes(1));
  }

  /** A further step of the ceremony, at the time of the clock. */
  public void ceremony(String step) {
    Ceremony.run(clock, folder.resolve("ceremony"), step);
  }

  public SignedRecipients signed() throws IOException, RecipientsException {
    return SignedRecipients.parse(
        Files.readAllBytes(folder.resolve("ceremony").resolve("recipients.json")));
  }

  public static TipLetter letter(String text) {
    return TipLetter.of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String text(TipLetter letter) {
    return new String(letter.plaintext(), StandardCharsets.UTF_8);
  }

  /** What a browser does. */
  public final class Sender {

    public final TipId id = TipId.random(RANDOM);
    public final ReceiptKeys keys;
    public final byte[] envelope;
    public final TipContext context;
    public final DataKey key = DataKey.random(RANDOM);

    Sender(ReceiptKeys keys, String envelope) {
      this.keys = keys;
      this.envelope = envelope.getBytes(StandardCharsets.UTF_8);
      context = TipContext.of(id, this.envelope);
    }

    public SealedPart part(String text, int number, String unit) {
      return part(text, number, unit, key);
    }

    public SealedPart part(String text, int number, String unit, DataKey under) {
      RecipientKey recipient = recipients.of(unit, NOW).orElseThrow();
      return new SealedPart(
          SealedLetter.seal(letter(text), under, context, number, RANDOM),
          WrappedKey.wrap(under, recipient, context),
          WrappedKey.wrap(under, recipients.recovery(), context));
    }

    public SealedTip tip(String text) {
      return new SealedTip(id, envelope, part(text, 0, UNIT), Optional.of(keys.address()));
    }

    public UploadTicket send(String text) {
      return open.intake().accept(tip(text), UNIT);
    }

    public MailboxPage look() {
      return open.mailbox().open(keys.lookup(), 0);
    }

    public byte[] sealedFile(byte[] content, int number) throws IOException {
      return sealedFile("cara.jpg", content, number);
    }

    public byte[] sealedFile(String name, byte[] content, int number) throws IOException {
      ByteArrayOutputStream sealed = new ByteArrayOutputStream();
      SealedFiles.seal(
          new FileHeader(name, "image/jpeg", content.length),
          new ByteArrayInputStream(content),
          sealed,
          key,
          context,
          number);
      return sealed.toByteArray();
    }
  }

  private static byte[] random32() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** One with keys as they would follow from a receipt, which would take its time. */
  public Sender sender() {
    return saying(ENVELOPE);
  }

  /** The same, with another envelope. */
  public Sender saying(String envelope) {
    return new Sender(
        new ReceiptKeys(new LookupId(random32()), PrivateMailboxKey.owning(random32())), envelope);
  }

  public Sender sender(ReceiptKeys keys) {
    return new Sender(keys, ENVELOPE);
  }

  public static void assertRefused(ThrowingCallable call, TipRefusedException.Kind kind) {
    assertThatExceptionOfType(TipRefusedException.class)
        .isThrownBy(call)
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(kind));
  }

  public static void assertConflict(ThrowingCallable call, TipConflictException.Kind kind) {
    assertThatExceptionOfType(TipConflictException.class)
        .isThrownBy(call)
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(kind));
  }

  /** Brings to the desk what waits; tells how many messages there were. */
  public int deliver() {
    return outbox.deliver(
        TipLine.DESK, waiting -> staff.inbox().arrived(new TipId(waiting.message().subject())));
  }

  public InboxEntry entry(Sender sender) {
    return staff.inbox().find(sender.id).orElseThrow();
  }
}
