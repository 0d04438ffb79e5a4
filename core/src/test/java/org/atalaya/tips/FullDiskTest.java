// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.StoreException;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that may grow no more: whoever sends is told so, and what was taken before is there. */
class FullDiskTest {

  private static final int MOST_TRIED = 2_000;
  private static final int PAGES_LEFT = 64;

  @TempDir Path folder;

  private LineUnderTest under;

  @BeforeEach
  void begin() throws Exception {
    under = new LineUnderTest(OperationalStore.at(folder.resolve("tips.sqlite")), folder);
  }

  @AfterEach
  void end() {
    under.store.close();
  }

  private long pragma(String text) {
    return under.store.write(connection -> {
      try (Statement statement = connection.createStatement();
          var found = statement.executeQuery("PRAGMA " + text)) {
        found.next();
        return found.getLong(1);
      }
    });
  }

  private void leavePages(long most) {
    pragma("max_page_count = " + (pragma("page_count") + most));
  }

  @Test
  void accept_diskFull_refusesAndLosesNothing() {
    leavePages(PAGES_LEFT);
    Set<String> taken = new HashSet<>();
    Sender refused = under.sender();
    while (taken.size() < MOST_TRIED && isTaken(refused)) {
      taken.add(refused.id.text());
      refused = under.sender();
    }
    Sender last = refused;
    assertThat(taken).isNotEmpty().hasSizeLessThan(MOST_TRIED);
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> last.send("la vi"));

    leavePages(1_000);
    under.deliver();
    assertThat(desk()).isEqualTo(taken);

    last.send("la vi");
    under.deliver();
    taken.add(last.id.text());
    assertThat(desk()).isEqualTo(taken);
  }

  private static boolean isTaken(Sender sender) {
    try {
      sender.send("la vi");
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  private Set<String> desk() {
    Set<String> ids = new HashSet<>();
    for (InboxEntry entry : under.staff.inbox().list(List.of(TipState.RECEIVED))) {
      assertThat(entry.arrivedAt()).isNotNull();
      ids.add(entry.id().text());
    }
    return ids;
  }

  @Test
  void append_diskFull_goesOnWhereItStopped() throws Exception {
    Sender sender = under.sender();
    UploadTicket ticket = sender.send("la vi");
    byte[] content = new byte[1 << 20];
    new SecureRandom().nextBytes(content);
    byte[] sealed = sender.sealedFile(content, 1);
    under.open.uploads().begin(ticket, 1, sealed.length);
    leavePages(PAGES_LEFT);

    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> upload(ticket, sealed));
    long there = under.open.uploads().begin(ticket, 1, sealed.length);
    leavePages(1_000);
    upload(ticket, sealed);

    assertThat(there).isGreaterThan(0).isLessThan(sealed.length);
    try (OpenedTip opened = under.staff.inbox().open("ana@mp", sender.id)) {
      assertThat(sha256(opened.sealedFile(1).readAllBytes())).isEqualTo(sha256(sealed));
    }
  }

  private void upload(UploadTicket ticket, byte[] sealed) {
    long from = under.open.uploads().begin(ticket, 1, sealed.length);
    while (from < sealed.length) {
      int to = (int) Math.min(sealed.length, from + TipUploads.LEAST_CHUNK_BYTES);
      byte[] chunk = Arrays.copyOfRange(sealed, (int) from, to);
      from = under.open.uploads().append(ticket, 1, from, chunk);
    }
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
