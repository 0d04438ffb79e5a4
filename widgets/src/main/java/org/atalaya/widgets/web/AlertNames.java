// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Optional;
import java.util.UUID;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.MissingPerson;
import org.atalaya.operations.StoreException;

/** Whom an alert is about, as long as everyone may know. */
record AlertNames(Optional<AlertBoard> board) {

  /**
   * The name; empty where she is searched for without it, once the alert has ended, and of what is
   * no alert.
   *
   * @param alert an id
   */
  Optional<String> of(String alert) {
    try {
      return board
          .flatMap(posted -> posted.find(UUID.fromString(alert)))
          .filter(Bulletin.class::isInstance)
          .map(Bulletin.class::cast)
          .map(Bulletin::person)
          .flatMap(MissingPerson::name);
    } catch (IllegalArgumentException | StoreException e) {
      // The page is there for who knows something, with the id if need be.
      return Optional.empty();
    }
  }
}
