// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.ActionRequest;
import jakarta.portlet.PortletRequest;
import jakarta.portlet.PortletSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Shows that a form which changes something was written for this session: containers add none. */
final class FormToken {

  static final String FIELD = "token";

  private static final String ATTRIBUTE = FormToken.class.getName();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private FormToken() {}

  /** The token of this session and window; only who may edit gets as far as to have one. */
  static String of(PortletRequest request) {
    PortletSession session = request.getPortletSession();
    if (session.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    session.setAttribute(ATTRIBUTE, token);
    return token;
  }

  /** Whether the form carries the token of the session. */
  static boolean isValid(ActionRequest request) {
    PortletSession session = request.getPortletSession(false);
    String given = request.getActionParameters().getValue(FIELD);
    return session != null
        && given != null
        && session.getAttribute(ATTRIBUTE) instanceof String known
        && MessageDigest.isEqual(
            known.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
