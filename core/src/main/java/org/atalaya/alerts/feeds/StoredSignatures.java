// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.atalaya.alerts.SignedDocuments;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;

/** Signatures that a {@link FeedSigner} has made, on a node that signs nothing itself. */
public final class StoredSignatures implements FeedSignatures {

  private final SignedDocuments documents;
  private final CoveredSignatures covered;

  /**
   * Those in a store.
   *
   * @param store of the alerts, after {@link org.atalaya.alerts.Alerts#open}
   * @param vault that the signer reads, too
   */
  public StoredSignatures(OperationalStore store, KeyVault vault) {
    documents = new SignedDocuments(store);
    covered = new CoveredSignatures(vault);
  }

  @Override
  public Optional<String> of(byte[] document) {
    return documents
        .find(covered.name(document))
        .map(found -> Base64.getEncoder().encodeToString(covered.cover(document, found)));
  }

  @Override
  public List<String> publicKeys() {
    return documents.publicKeys();
  }
}
