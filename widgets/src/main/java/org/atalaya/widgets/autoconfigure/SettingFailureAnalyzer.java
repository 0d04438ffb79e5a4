// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words which setting stops the start, in place of a stack trace. */
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<SettingException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, SettingException cause) {
    return new FailureAnalysis(cause.description(), cause.action(), cause);
  }
}
