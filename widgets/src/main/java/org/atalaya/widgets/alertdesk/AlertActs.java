// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import java.io.Serializable;
import org.atalaya.alerts.Outcome;
import org.atalaya.alerts.Requester;
import org.atalaya.alerts.SafetyAssessment.Answer;

/** What staff do with the alert they look at, beside writing. */
interface AlertActs extends Serializable {

  void assess(Answer leftToBeSafe);

  void override(String reason);

  /** Activates a draft, or announces anew what is posted. */
  void publish();

  void discard();

  void end(Outcome outcome);

  void withdraw(Requester requester);
}
