// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.testkit.LineUnderTest.assertRefused;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.junit.jupiter.api.Test;

/** How files come, in any store. */
interface TipFilesContract {

  String TOLD = "la vi en la terminal";
  String DESK = "ana@mp";

  LineUnderTest under();

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new SecureRandom().nextBytes(content);
    return content;
  }

  @Test
  default void file_inPiecesThatBreakOff_isWholeAtTheDesk() throws Exception {
    Sender sender = under().sender();
    UploadTicket ticket = UploadTicket.parse(sender.send(TOLD).text());
    byte[] content = content(2_500_000);
    byte[] sealed = sender.sealedFile(content, 1);
    TipUploads uploads = under().open.uploads();

    assertThat(uploads.begin(ticket, 1, sealed.length)).isZero();
    byte[] first = Arrays.copyOf(sealed, TipUploads.MOST_CHUNK_BYTES);
    assertThat(uploads.append(ticket, 1, 0, first)).isEqualTo(first.length);
    assertThat(uploads.append(ticket, 1, 0, first)).as("sent again").isEqualTo(first.length);
    long at = uploads.begin(ticket, 1, sealed.length);
    while (at < sealed.length) {
      int to = (int) Math.min(sealed.length, at + 700_000);
      at = uploads.append(ticket, 1, at, Arrays.copyOfRange(sealed, (int) at, to));
    }

    assertThat(under().deliver()).as("the tip, and its file once").isEqualTo(2);
    try (OpenedTip opened = under().staff.inbox().open(DESK, sender.id)) {
      assertThat(opened.files())
          .containsExactly(new OpenedTip.Attachment(1, 0, sealed.length, true));
      assertThat(opened.openFile(1).plaintext().readAllBytes()).isEqualTo(content);
      assertThat(opened.sealedFile(1).readAllBytes()).isEqualTo(sealed);
    }
  }

  @Test
  default void file_otherwise_isRefused() {
    Sender sender = under().sender();
    UploadTicket ticket = sender.send(TOLD);
    TipUploads uploads = under().open.uploads();
    byte[] chunk = content(TipUploads.LEAST_CHUNK_BYTES);
    UploadTicket forged = new UploadTicket(under().sender().id, 0, ticket.proof());

    assertRefused(() -> uploads.begin(forged, 1, 100), TipRefusedException.Kind.UNKNOWN);
    assertRefused(() -> UploadTicket.parse("x"), TipRefusedException.Kind.UNKNOWN);
    assertRefused(() -> uploads.append(ticket, 1, 0, chunk), TipRefusedException.Kind.UNKNOWN);
    assertRefused(() -> uploads.begin(ticket, 0, 100), TipRefusedException.Kind.PART);
    assertRefused(() -> uploads.begin(ticket, 1, 7L << 20), TipRefusedException.Kind.TOO_LARGE);
    uploads.begin(ticket, 1, 5L << 20);
    assertRefused(() -> uploads.begin(ticket, 1, 100), TipRefusedException.Kind.TAKEN);
    assertRefused(() -> uploads.begin(ticket, 2, 2L << 20), TipRefusedException.Kind.TOO_LARGE);
    assertRefused(
        () -> uploads.append(ticket, 1, 0, new byte[10]), TipRefusedException.Kind.TOO_LARGE);
    uploads.append(ticket, 1, 0, chunk);
    assertRefused(
        () -> uploads.append(ticket, 1, 0, new byte[chunk.length]), TipRefusedException.Kind.TAKEN);
    assertThat(uploads.append(ticket, 1, 5, chunk)).as("where to go on").isEqualTo(chunk.length);
    uploads.begin(ticket, 2, 100);
    assertRefused(() -> uploads.begin(ticket, 3, 100), TipRefusedException.Kind.TOO_MANY);
    UploadTicket other = under().sender().send(TOLD);
    assertRefused(() -> uploads.begin(other, 1, 5L << 20), TipRefusedException.Kind.BUSY);
  }

  @Test
  default void file_neverFinished_isRemovedAfterADay() {
    Sender sender = under().sender();
    UploadTicket ticket = sender.send(TOLD);
    TipUploads uploads = under().open.uploads();
    uploads.begin(ticket, 1, 200_000);
    uploads.append(ticket, 1, 0, content(TipUploads.LEAST_CHUNK_BYTES));
    uploads.begin(ticket, 2, 10);
    uploads.append(ticket, 2, 0, new byte[10]);
    assertThat(uploads.sweep()).isZero();

    under().clock.set(LineUnderTest.NOW.plus(Duration.ofHours(25)));

    assertThat(uploads.sweep()).isEqualTo(1);
    assertThat(uploads.sweep()).isZero();
    try (OpenedTip opened = under().staff.inbox().open(DESK, sender.id)) {
      assertThat(opened.files()).extracting(OpenedTip.Attachment::number).containsExactly(2);
    }
  }
}
