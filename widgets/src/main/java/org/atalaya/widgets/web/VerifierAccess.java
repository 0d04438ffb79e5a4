// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.atalaya.registry.Verifier;

/**
 * Who verifies lists for which organisation: a bean of the host, which knows those it registered.
 * Without it no lists are taken.
 */
@FunctionalInterface
public interface VerifierAccess {

  /** The named person of an organisation who sent the request, by its headers; empty for others. */
  Optional<Verifier> verifier(HttpServletRequest request);
}
