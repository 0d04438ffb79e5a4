// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import java.util.stream.Collectors;
import org.atalaya.registry.RequestFile;
import org.atalaya.registry.RequestState;
import org.atalaya.registry.SubjectMatch;

/** Where a request stands, in words. */
final class StateWords {

  private StateWords() {}

  static String of(RegistryWords words, RequestFile file) {
    String since = words.moment(file.since());
    return switch (file.state()) {
      case RequestState.Unproved unproved -> words.text("state.unproved", since);
      case RequestState.Proved proved -> words.text("state.proved", since);
      case RequestState.InReview review ->
          words.text(review.appealed() ? "state.appealed" : "state.review", since)
              + " "
              + match(words, review.match());
      case RequestState.Issued issued -> words.text("state.issued", since);
      case RequestState.Refused refused ->
          words.text("state.refused", since, words.day(refused.appealUntil()));
      case RequestState.Revoked revoked ->
          words.text("state.revoked", since, words.day(revoked.appealUntil()));
    };
  }

  private static String match(RegistryWords words, SubjectMatch match) {
    return switch (match) {
      case SubjectMatch.Match sure -> words.text("match.sure");
      case SubjectMatch.NoMatch none -> words.text("match.none");
      case SubjectMatch.Doubtful doubt ->
          words.text(
              "match.doubtful",
              doubt.differing().stream()
                  .sorted()
                  .map(one -> words.text("differing." + one.name()))
                  .collect(Collectors.joining(", ")));
    };
  }
}
