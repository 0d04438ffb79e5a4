// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Reads messages of the Common Alerting Protocol 1.0, 1.1 and 1.2, and indexes of them as Atom, RSS
 * 2.0 or EDXL-DE 1.0, from strangers. A file with a single fault is refused as a whole, since what
 * is half understood must not be shown as an alert. No file is read and no connection opened,
 * whatever the file names.
 *
 * <pre>{@code
 * switch (new CapReader(certificates).read(bytes)) {
 *   case CapReading.Read read -> read.entries().forEach(this::take);
 *   case CapReading.Refused refused -> tell(refused.words());
 * }
 * }</pre>
 */
public final class CapReader {

  /** Most bytes of a file, 5 MB. */
  public static final int MOST_BYTES = 5_000_000;

  private final IndexParser parser;

  /**
   * A reader.
   *
   * @param trusted certificates whose signatures verify a message; those that have run out or were
   *     revoked are not told apart
   */
  public CapReader(List<X509Certificate> trusted) {
    this.parser = new IndexParser(new SignatureCheck(trusted));
  }

  /** What is in a file. */
  public CapReading read(byte[] file) {
    try {
      if (file.length > MOST_BYTES) {
        throw new CapRefusedException(CapRefusal.TOO_LARGE);
      }
      CapElement root = new CapElement(GuardedXml.read(file).getDocumentElement());
      return new CapReading.Read(parser.parse(root));
    } catch (CapRefusedException e) {
      return new CapReading.Refused(
          e.reason(),
          Optional.of(e.element()).filter(element -> !element.isEmpty()),
          e.reason().words(e.element()));
    }
  }
}
