// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.util.Optional;
import org.atalaya.operations.AuditVerification.Broken;
import org.atalaya.operations.AuditVerification.Defect;
import org.atalaya.operations.AuditVerification.Intact;
import org.jspecify.annotations.Nullable;

/** Checks one entry after the other; the first that does not fit is what counts. */
final class ChainCheck {

  private final Optional<AuditHead> exported;
  private AuditHead last = new AuditHead(0, AuditHash.ZERO);
  private @Nullable Broken broken;

  ChainCheck(Optional<AuditHead> exported) {
    this.exported = exported;
  }

  void accept(AuditEntry entry) {
    if (broken != null) {
      return;
    }
    Optional<Defect> defect = defect(entry);
    if (defect.isPresent()) {
      broken = new Broken(last.position() + 1, defect.get());
      return;
    }
    last = new AuditHead(entry.position(), entry.link().hash());
  }

  private Optional<Defect> defect(AuditEntry entry) {
    if (entry.position() != last.position() + 1) {
      return Optional.of(Defect.GAP);
    }
    if (!entry.link().previous().equals(last.hash())) {
      return Optional.of(Defect.LINK);
    }
    if (!entry.link().hash().equals(entry.computed())) {
      return Optional.of(Defect.CONTENT);
    }
    boolean other =
        exported
            .filter(head -> head.position() == entry.position())
            .filter(head -> !head.hash().equals(entry.link().hash()))
            .isPresent();
    return other ? Optional.of(Defect.EXPORTED_HEAD) : Optional.empty();
  }

  AuditVerification result(AuditHead stored) {
    if (broken != null) {
      return broken;
    }
    if (!stored.equals(last)) {
      return new Broken(last.position() + 1, Defect.HEAD);
    }
    return exported.filter(head -> head.position() > last.position()).isPresent()
        ? new Broken(last.position() + 1, Defect.EXPORTED_HEAD)
        : new Intact(last);
  }
}
