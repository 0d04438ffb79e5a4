// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.alerts.AlertBoard.Posted;
import org.atalaya.alerts.PublicAlert;
import org.atalaya.alerts.SignedDocuments;
import org.atalaya.cases.Wording;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.jspecify.annotations.Nullable;

/**
 * Signs what is posted for nodes that anyone can reach, which have no key that signs: every feed
 * and message of the present board, and none of an earlier one.
 *
 * <p>To be run by a timer on nodes for staff, every second for example; several may. Where nothing
 * has changed that costs one small question to the store. So long a document may be without its
 * signature on a public node; what has ended is gone there at once, signed or not.
 */
public final class FeedSigner {

  private final AlertBoard board;
  private final AlertFeeds feeds;
  private final FeedSignature signature;
  private final SignedDocuments documents;
  private final CoveredSignatures covered;
  private @Nullable Posted signed;

  /**
   * A signer of what {@code board} posts.
   *
   * @param feeds as the public nodes serve them: of the same authority and public address
   * @param store of the alerts, after {@link org.atalaya.alerts.Alerts#open}
   * @param vault that the public nodes read
   */
  public FeedSigner(
      AlertBoard board,
      AlertFeeds feeds,
      FeedSignature signature,
      OperationalStore store,
      KeyVault vault) {
    this.board = board;
    this.feeds = feeds;
    this.signature = signature;
    documents = new SignedDocuments(store);
    covered = new CoveredSignatures(vault);
  }

  /**
   * Signs what is not signed yet, and forgets what is posted no more.
   *
   * @return how many documents were signed
   */
  public synchronized int run() {
    Posted posted = board.posted();
    // The board hands out the same object until something changes.
    if (posted == signed) {
      return 0;
    }
    int made = documents.keep(signature.publicKeyPem(), signatures(posted));
    signed = posted;
    return made;
  }

  private Map<String, Supplier<byte[]>> signatures(Posted posted) {
    Map<String, Supplier<byte[]>> signatures = new LinkedHashMap<>();
    for (Locale language : Wording.LANGUAGES) {
      put(signatures, feeds.json(posted, language));
      put(signatures, feeds.atom(posted, language));
      put(signatures, feeds.rss(posted, language));
    }
    Stream.<PublicAlert>concat(posted.bulletins().stream(), posted.tombstones().stream())
        .forEach(alert -> {
          Wording.LANGUAGES.forEach(language -> put(signatures, feeds.json(alert, language)));
          put(signatures, feeds.cap(alert));
        });
    return signatures;
  }

  private void put(Map<String, Supplier<byte[]>> signatures, byte[] document) {
    signatures.put(
        covered.name(document),
        () -> covered.cover(document, Base64.getDecoder().decode(signature.sign(document))));
  }
}
