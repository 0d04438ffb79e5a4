// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers as bytes, for where objects cannot be kept. Read only by the build that wrote them. */
final class AnswerBytes {

  private AnswerBytes() {}

  static byte[] write(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.weight() + 512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(answer.mediaType());
      out.writeUTF(answer.tag());
      out.writeInt(answer.links().size());
      for (String link : answer.links()) {
        write(out, link.getBytes(StandardCharsets.UTF_8));
      }
      out.writeBoolean(answer.fileName().isPresent());
      if (answer.fileName().isPresent()) {
        out.writeUTF(answer.fileName().get());
      }
      write(out, answer.plain());
      write(out, answer.gzip());
      write(out, answer.brotli());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void write(DataOutputStream out, Optional<byte[]> bytes) throws IOException {
    out.writeBoolean(bytes.isPresent());
    if (bytes.isPresent()) {
      write(out, bytes.get());
    }
  }

  static Answer read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String mediaType = in.readUTF();
      String tag = in.readUTF();
      List<String> links = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        links.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
      }
      Optional<String> fileName = in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
      byte[] plain = in.readNBytes(in.readInt());
      Optional<byte[]> gzip = optional(in);
      return new Answer(mediaType, plain, gzip, optional(in), tag, links, fileName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<byte[]> optional(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(in.readNBytes(in.readInt())) : Optional.empty();
  }
}
