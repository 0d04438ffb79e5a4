// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.nodes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** What people send to. It has no pages of its own, no users and no private key. */
@EnableAutoConfiguration(
    excludeName = {
      "com.vaadin.flow.spring.SpringBootAutoConfiguration",
      "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
    })
public final class PublicNode {

  /** Starts it. */
  public static void main(String[] settings) {
    SpringApplication.run(PublicNode.class, settings);
  }
}
