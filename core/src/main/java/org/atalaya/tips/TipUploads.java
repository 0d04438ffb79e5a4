// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.atalaya.tips.TipRefusedException.Kind;
import org.atalaya.tips.internal.FileTable;
import org.atalaya.tips.internal.TipTable;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;

/**
 * Takes sealed files in, piece by piece, so that what broke off goes on where it stopped and memory
 * does not grow with the file. Each piece is on the disk when {@link #append} returns.
 */
public final class TipUploads {

  /** Bytes of the largest piece. */
  public static final int MOST_CHUNK_BYTES = 1024 * 1024;

  /** Bytes of the smallest piece but the last. */
  public static final int LEAST_CHUNK_BYTES = 64 * 1024;

  private static final Duration KEPT_UNFINISHED = Duration.ofDays(1);
  private static final int SWEPT_AT_ONCE = 100;

  private final TipParts parts;
  private final TipTable tips;
  private final FileTable files;

  TipUploads(TipParts parts) {
    this.parts = parts;
    tips = new TipTable(parts.store().engine());
    files = new FileTable(parts.store().engine());
  }

  /**
   * Begins a file, or goes on with it.
   *
   * @param part number of the file, chosen by the sender, different from its others
   * @param size bytes of the sealed file
   * @return how many bytes are there already
   * @throws TipRefusedException if it is too large or one too many, or was begun with another size
   */
  public long begin(UploadTicket ticket, int part, long size) {
    if (part < 1 || part > TipContext.MOST_PARTS) {
      throw new TipRefusedException(Kind.PART);
    }
    if (size < 1 || size > parts.limits().bytesPerFile()) {
      throw new TipRefusedException(Kind.TOO_LARGE);
    }
    return parts.store().write(connection -> begin(connection, checked(ticket), part, size));
  }

  private UploadTicket checked(UploadTicket ticket) {
    if (!ticket.isGenuine(parts.ticketKey())) {
      throw new TipRefusedException(Kind.UNKNOWN);
    }
    return ticket;
  }

  private long begin(Connection connection, UploadTicket ticket, int part, long size) {
    String tip = lock(connection, ticket.tip());
    List<FileTable.Row> all = files.of(connection, tip);
    for (FileTable.Row row : all) {
      if (row.part() == part) {
        if (row.size() != size || row.letter() != ticket.letter()) {
          throw new TipRefusedException(Kind.TAKEN);
        }
        return row.received();
      }
    }
    if (all.size() >= parts.limits().filesPerTip()) {
      throw new TipRefusedException(Kind.TOO_MANY);
    }
    if (all.stream().mapToLong(FileTable.Row::size).sum() + size > parts.limits().bytesPerTip()) {
      throw new TipRefusedException(Kind.TOO_LARGE);
    }
    if (files.unfinished(connection) + size > parts.limits().unfinishedBytes()) {
      throw new TipRefusedException(Kind.BUSY);
    }
    files.add(connection, tip, new FileTable.Row(part, ticket.letter(), size, 0), parts.hour());
    return 0;
  }

  private String lock(Connection connection, TipId tip) {
    return tips.lock(connection, tip.text())
        .orElseThrow(() -> new TipRefusedException(Kind.UNKNOWN))
        .id();
  }

  /**
   * Adds a piece. One sent again is the same piece. With the last one the desk is told.
   *
   * @param position of its first byte in the sealed file; how many bytes are there already
   * @return how many bytes are there now: where to go on, also if this piece was not the next
   * @throws TipRefusedException if there is no such file, if it leads beyond its size, or if the
   *     piece is too small or too large
   */
  public long append(UploadTicket ticket, int part, long position, byte[] chunk) {
    checked(ticket);
    if (chunk.length == 0 || chunk.length > MOST_CHUNK_BYTES) {
      throw new TipRefusedException(Kind.TOO_LARGE);
    }
    return parts
        .store()
        .write(connection -> append(connection, ticket.tip(), part, position, chunk));
  }

  private long append(Connection connection, TipId id, int part, long position, byte[] chunk) {
    String tip = lock(connection, id);
    FileTable.Row row =
        files.find(connection, tip, part).orElseThrow(() -> new TipRefusedException(Kind.UNKNOWN));
    if (position != row.received()) {
      return repeated(connection, tip, row, position, chunk);
    }
    long after = position + chunk.length;
    if (after > row.size() || after < row.size() && chunk.length < LEAST_CHUNK_BYTES) {
      throw new TipRefusedException(Kind.TOO_LARGE);
    }
    files.append(connection, tip, row, chunk);
    if (after == row.size()) {
      parts.tellDesk(connection, tip, "file");
    }
    return after;
  }

  private long repeated(
      Connection connection, String tip, FileTable.Row row, long position, byte[] chunk) {
    boolean other =
        files
            .chunk(connection, tip, row.part(), position)
            .filter(before -> !MessageDigest.isEqual(before, chunk))
            .isPresent();
    if (other) {
      throw new TipRefusedException(Kind.TAKEN);
    }
    return row.received();
  }

  /**
   * Removes files that were begun a day ago or earlier and are not whole; run it each hour.
   *
   * @return how many
   */
  public int sweep() {
    long before = parts.hour() - KEPT_UNFINISHED.toMillis();
    List<FileTable.Key> abandoned =
        parts.store().read(connection -> files.abandoned(connection, before, SWEPT_AT_ONCE));
    int removed = 0;
    for (FileTable.Key file : abandoned) {
      removed +=
          parts
              .store()
              .write(connection -> {
                lock(connection, new TipId(file.tip()));
                return files.remove(connection, file);
              });
    }
    return removed;
  }
}
