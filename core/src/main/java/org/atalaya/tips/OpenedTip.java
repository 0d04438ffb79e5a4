// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.tips.TipConflictException.Kind;
import org.atalaya.tips.internal.FileTable;
import org.atalaya.tips.internal.LetterTable;
import org.atalaya.tips.sealing.DataKey;
import org.atalaya.tips.sealing.DoesNotOpenException;
import org.atalaya.tips.sealing.OpenedFile;
import org.atalaya.tips.sealing.SealedFiles;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipLetter;

/**
 * A tip that is open, until it is closed: then letters and keys are overwritten. It belongs into
 * the memory of one request, never into a session. Not in {@link #toString}.
 */
public final class OpenedTip implements AutoCloseable {

  private final TipParts parts;
  private final InboxEntry entry;
  private final TipContext context;
  private final List<FileTable.Row> files;
  private final Map<Integer, DataKey> keys = new LinkedHashMap<>();
  private final List<Part> letters = new ArrayList<>();
  private final List<Part> replies = new ArrayList<>();

  /** A letter or an answer. */
  public sealed interface Part {

    /** Its number: of a letter that of the part, of an answer that of the answers. */
    int number();

    /** One that opened. Not in {@link #toString}. */
    record Readable(int number, TipLetter letter) implements Part {}

    /** One that did not: it was changed, or never sealed as it has to be. */
    record Unreadable(int number) implements Part {}
  }

  /**
   * A file of it.
   *
   * @param number of the part
   * @param letter to which letter it came
   * @param sealedBytes of it as it lies there
   * @param isWhole whether all of it is there
   */
  public record Attachment(int number, int letter, long sealedBytes, boolean isWhole) {}

  OpenedTip(TipParts parts, InboxEntry entry, TipContext context, List<FileTable.Row> files) {
    this.parts = parts;
    this.entry = entry;
    this.context = context;
    this.files = files;
  }

  void add(LetterTable.Row letter, Optional<DataKey> opened) {
    if (opened.isEmpty()) {
      letters.add(new Part.Unreadable(letter.part()));
      return;
    }
    DataKey key = opened.get();
    keys.put(letter.part(), key);
    try {
      TipLetter content = SealedLetter.of(letter.sealed()).open(key, context, letter.part());
      letters.add(new Part.Readable(letter.part(), content));
    } catch (DoesNotOpenException e) {
      letters.add(new Part.Unreadable(letter.part()));
    }
  }

  void add(List<LetterTable.Reply> stored) {
    DataKey first = keys.get(0);
    for (LetterTable.Reply reply : stored) {
      Part part = new Part.Unreadable(reply.number());
      if (first != null) {
        try {
          SealedLetter copy = SealedLetter.of(reply.copy());
          part =
              new Part.Readable(reply.number(), copy.openReplyCopy(first, context, reply.number()));
        } catch (DoesNotOpenException e) {
          // Told as unreadable.
        }
      }
      replies.add(part);
    }
  }

  /** What can be told without opening it. */
  public InboxEntry entry() {
    return entry;
  }

  /** What its sender wrote: the first letter, then additions. */
  public List<Part> letters() {
    return List.copyOf(letters);
  }

  /** What the letters say that are as the form writes them. */
  List<LetterContent> contents() {
    return letters.stream()
        .flatMap(part ->
            switch (part) {
              case Part.Readable readable -> LetterContent.read(readable.letter()).stream();
              case Part.Unreadable unreadable -> Stream.empty();
            })
        .toList();
  }

  /** What the desk answered. */
  public List<Part> replies() {
    return List.copyOf(replies);
  }

  /** Its files. */
  public List<Attachment> files() {
    return files.stream()
        .map(row -> new Attachment(row.part(), row.letter(), row.size(), row.isWhole()))
        .toList();
  }

  /**
   * Opens a file, of which not more than a piece is in memory at a time.
   *
   * @throws TipConflictException if there is none, it is not whole, or its letter does not open
   * @throws DoesNotOpenException if it was changed, or never sealed as it has to be
   */
  public OpenedFile openFile(int number) throws DoesNotOpenException, IOException {
    return SealedFiles.open(sealedFile(number), key(row(number)), context, number);
  }

  private FileTable.Row row(int number) {
    return files.stream()
        .filter(one -> one.part() == number && one.isWhole())
        .findFirst()
        .orElseThrow(() -> new TipConflictException(Kind.GONE));
  }

  private DataKey key(FileTable.Row file) {
    DataKey key = keys.get(file.letter());
    if (key == null) {
      throw new TipConflictException(Kind.STATE);
    }
    return key;
  }

  /**
   * A file as it was sent, sealed: the evidence.
   *
   * @throws TipConflictException if there is none, or it is not whole
   */
  public InputStream sealedFile(int number) {
    return new StoredChunks(parts.store(), entry.id().text(), row(number));
  }

  /** Overwrites letters, answers and keys. */
  @Override
  public void close() {
    for (List<Part> all : List.of(letters, replies)) {
      for (Part part : all) {
        if (part instanceof Part.Readable readable) {
          readable.letter().close();
        }
      }
    }
    keys.values().forEach(DataKey::close);
  }

  /** The id alone. */
  @Override
  public String toString() {
    return "OpenedTip[" + entry.id().text() + "]";
  }
}
