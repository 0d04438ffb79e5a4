// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Conditions on what a node serves. */
final class OnNode {

  private OnNode() {}

  /** Where anyone may read. */
  static final class Public implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return Node.of(context.getEnvironment()).servesPublic();
    }
  }

  /** Where staff work. */
  static final class Staff implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return Node.of(context.getEnvironment()).servesStaff();
    }
  }
}
