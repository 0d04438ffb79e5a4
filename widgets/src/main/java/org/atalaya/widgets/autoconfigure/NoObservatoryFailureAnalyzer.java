// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import org.atalaya.Observatory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;

/** Says what to set where the application wants an {@link Observatory} and there is none. */
final class NoObservatoryFailureAnalyzer
    extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> implements Ordered {

  /** Before Spring Boot's own, which would tell of conditions and not of settings. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable failure, NoSuchBeanDefinitionException cause) {
    ResolvableType type = cause.getResolvableType();
    if (type == null || type.resolve() != Observatory.class) {
      return null;
    }
    return new FailureAnalysis(
        "There is no observatory: nothing says where its records come from.",
        "Set atalaya.mapping and atalaya.source (files that are loaded), or provide a CaseStore"
            + " bean, or set atalaya.remote.url to use an observatory that runs elsewhere.",
        cause);
  }
}
