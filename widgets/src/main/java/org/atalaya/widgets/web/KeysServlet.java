// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.atalaya.alerts.feeds.FeedSignatures;
import org.atalaya.registry.PublishedKey;
import org.atalaya.registry.RegistryOffice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public keys by which feeds of alerts and certificates of the registry are signed, mapped to
 * {@code {base}/v1/keys}. Those of certificates are all that ever signed one, the oldest first.
 */
public final class KeysServlet extends PublicServlet {

  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "Ed25519";

  private final transient Optional<FeedSignatures> alerts;
  private final transient Optional<RegistryOffice> registry;

  /** The keys of what there is. */
  public KeysServlet(Optional<FeedSignatures> alerts, Optional<RegistryOffice> registry) {
    this.alerts = alerts;
    this.registry = registry;
  }

  /** Where it is to be mapped, below the base path. */
  public static String pattern(String base) {
    return base + "/v1/keys";
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response, PublicQuery query)
      throws IOException {
    query.allowOnly();
    ObjectNode document = JsonMapper.shared().createObjectNode();
    ArrayNode keys = document.putArray("keys");
    alerts.ifPresent(each -> each.publicKeys().forEach(pem -> put(keys, "alerts", pem)));
    registry.ifPresent(office -> {
      for (PublishedKey key : office.publishedKeys()) {
        put(keys, "certificates", key.pem()).put("id", key.id());
      }
    });
    byte[] bytes = JsonMapper.shared().writeValueAsBytes(document);
    AnswerWriter.write(
        request, response, Answer.of("application/json", bytes), "public, max-age=300");
  }

  private static ObjectNode put(ArrayNode keys, String use, String pem) {
    return keys.addObject().put("use", use).put("algorithm", ALGORITHM).put("pem", pem);
  }
}
