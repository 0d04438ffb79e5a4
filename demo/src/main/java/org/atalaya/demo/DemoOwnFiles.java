// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the files of evaluators are while they look at them. */
@Configuration(proxyBeanMethods = false)
class DemoOwnFiles {

  /** By the real time: what an evaluator does to the demo's clock has nothing to do with it. */
  @Bean
  OwnFiles ownFiles() {
    return new OwnFiles(InstantSource.system());
  }
}
