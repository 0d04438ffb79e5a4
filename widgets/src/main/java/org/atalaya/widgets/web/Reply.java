// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is answered, of which nobody keeps a copy. */
record Reply(int status, String mediaType, byte[] body) {

  static Reply json(int status, ObjectNode body) {
    return new Reply(status, RegistryApi.JSON, JsonMapper.shared().writeValueAsBytes(body));
  }
}
