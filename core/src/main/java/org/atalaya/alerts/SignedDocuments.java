// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.atalaya.alerts.internal.SignatureTable;
import org.atalaya.operations.OperationalStore;

/**
 * Where nodes that sign keep the signatures of what is posted, for those that do not: {@link
 * org.atalaya.alerts.feeds.FeedSigner} and {@link org.atalaya.alerts.feeds.StoredSignatures}.
 */
public final class SignedDocuments {

  private final OperationalStore store;
  private final SignatureTable table;

  /** Those in a store of alerts, after {@link Alerts#open}. */
  public SignedDocuments(OperationalStore store) {
    this.store = store;
    table = new SignatureTable(store.engine());
  }

  /**
   * Keeps the signatures of these documents and of no others.
   *
   * @param publicKey by which they are verified, as PEM
   * @param signatures by the name of their document; asked for where there is none yet
   * @return how many were added
   */
  public int keep(String publicKey, Map<String, Supplier<byte[]>> signatures) {
    return store.write(connection -> {
      table.key(connection, publicKey);
      Set<String> known = table.documents(connection);
      int added = 0;
      for (Map.Entry<String, Supplier<byte[]>> each : signatures.entrySet()) {
        if (!known.remove(each.getKey())) {
          table.add(connection, each.getKey(), each.getValue().get());
          added++;
        }
      }
      known.forEach(gone -> table.remove(connection, gone));
      return added;
    });
  }

  /** The signature of a document; empty if there is none yet, or none any more. */
  public Optional<byte[]> find(String document) {
    return store.read(connection -> table.find(connection, document));
  }

  /** The public keys, as PEM. */
  public List<String> publicKeys() {
    return store.read(table::keys);
  }
}
