// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import javax.imageio.ImageIO;
import org.atalaya.alerts.photo.PhotoLimits;
import org.atalaya.alerts.photo.PlainPhoto;
import org.atalaya.tips.evidence.CleanCopy.Made;
import org.atalaya.tips.evidence.CleanCopy.None;
import org.atalaya.tips.evidence.CleanCopy.Reason;

/**
 * The process that looks into a file, started by {@link EvidenceRoom} for each: it gets limits and
 * file on its standard input, and answers on its standard output. It reads and writes no other file
 * of its own accord.
 */
public final class ExamineFile {

  /** What it says first, so that its not having started is told from its having broken off. */
  static final int READY = 0x4154414c;

  private ExamineFile() {}

  /** Looks into the file on the standard input. */
  public static void main(String... arguments) throws IOException {
    PrintStream answer = System.out;
    // What libraries may print is no part of the answer.
    System.setOut(System.err);
    new DataOutputStream(answer).writeInt(READY);
    ImageIO.setUseCache(false);
    DataInputStream in = new DataInputStream(System.in);
    int mostBytes = in.readInt();
    int mostPixels = in.readInt();
    int mostPages = in.readInt();
    byte[] file = in.readNBytes(in.readInt());
    String type = FileKind.of(file);
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(answer))) {
      out.writeUTF(type);
      write(out, copy(file, type, new PhotoLimits(mostBytes, mostPixels), mostPages), mostBytes);
    }
  }

  static CleanCopy copy(byte[] file, String type, PhotoLimits limits, int mostPages) {
    return switch (type) {
      case "image/jpeg", "image/png", "image/webp" ->
          switch (PlainPhoto.of(file, limits)) {
            case PlainPhoto.Made made -> new Made("image/jpeg", made.jpeg());
            case PlainPhoto.Refused refused -> new None(reason(refused));
          };
      case "application/pdf" -> PageCopy.of(file, mostPages);
      default -> new None(Reason.OTHER_KIND);
    };
  }

  private static Reason reason(PlainPhoto.Refused refused) {
    return switch (refused.reason()) {
      case TOO_LARGE -> Reason.TOO_LARGE;
      case TOO_MANY_PIXELS -> Reason.TOO_MANY_PIXELS;
      case ANIMATED -> Reason.ANIMATED;
      case ANOTHER_FILE_INSIDE -> Reason.ANOTHER_FILE_INSIDE;
      case NOT_A_PHOTO, DAMAGED, TOO_SMALL, TOO_NARROW -> Reason.DAMAGED;
    };
  }

  private static void write(DataOutputStream out, CleanCopy copy, int mostBytes)
      throws IOException {
    CleanCopy fitting =
        copy instanceof Made large && large.bytes().length > mostBytes
            ? new None(Reason.TOO_LARGE)
            : copy;
    switch (fitting) {
      case None none -> {
        out.writeUTF(none.reason().name());
        out.writeInt(0);
      }
      case Made made -> {
        out.writeUTF(made.mediaType());
        out.writeInt(made.bytes().length);
        out.write(made.bytes());
      }
    }
  }
}
