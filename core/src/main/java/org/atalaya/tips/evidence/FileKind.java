// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a file is by its first bytes, whatever its name or its sender says. */
final class FileKind {

  private FileKind() {}

  /** Its media type; {@code application/octet-stream} where nothing is known. */
  static String of(byte[] file) {
    // Tika's own detection by magic numbers: no parser, no archive is opened.
    try (TikaInputStream bytes = TikaInputStream.get(file)) {
      return MimeTypes.getDefaultMimeTypes().detect(bytes, new Metadata()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
