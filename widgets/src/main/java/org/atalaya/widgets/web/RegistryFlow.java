// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ways through the page of the registry, each a row of screens with one question. */
enum RegistryFlow {
  /** To a certificate of one's own. */
  REQUEST(
      "request",
      List.of(
          new Screen("kind", List.of(RegistryFields.DOCUMENT)),
          new Screen("number", List.of(RegistryFields.NUMBER, RegistryFields.COUNTRY)),
          new Screen("birth", List.of(RegistryFields.BIRTH_DATE)),
          new Screen("name", List.of(RegistryFields.GIVEN, RegistryFields.FAMILY)),
          new Screen("contact", List.of(RegistryFields.CONTACT)),
          new Screen("purpose", List.of(RegistryFields.PURPOSE)),
          new Screen("consent", List.of(RegistryFields.CONSENT)))),
  /** Proving who one is, for a request that was handed in. */
  PROOF(
      "proof",
      List.of(
          new Screen("known", List.of(RegistryFields.REQUEST, RegistryFields.KEY)),
          new Screen("evidence", List.of(RegistryFields.EVIDENCE)))),
  /** To what there is to collect. */
  COLLECT(
      "collect", List.of(new Screen("held", List.of(RegistryFields.REQUEST, RegistryFields.KEY)))),
  /** Of somebody else's. */
  VERIFY(
      "verify",
      List.of(
          new Screen("code", List.of(RegistryFields.CODE)),
          new Screen("family", List.of(RegistryFields.FAMILY_NAME)),
          new Screen("holder-birth", List.of(RegistryFields.BIRTH_DATE)),
          new Screen("verifier", List.of(RegistryFields.VERIFIER))));

  private final String id;
  private final List<Screen> screens;

  /**
   * One question.
   *
   * @param id of its words
   * @param fields that are asked for
   */
  record Screen(String id, List<String> fields) {}

  RegistryFlow(String id, List<Screen> screens) {
    this.id = id;
    this.screens = screens;
  }

  /** The name in addresses. */
  String id() {
    return id;
  }

  List<Screen> screens() {
    return screens;
  }

  boolean isLast(int screen) {
    return screen == screens.size() - 1;
  }

  /** Whether its end needs the work that programs do. */
  boolean needsWork() {
    return this == REQUEST;
  }

  static Optional<RegistryFlow> byId(String id) {
    return Arrays.stream(values()).filter(flow -> flow.id.equals(id)).findFirst();
  }
}
