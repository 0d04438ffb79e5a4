// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Where the demo's sites beside the portal are, each once it has started. */
@Component
public class SiteAddresses {

  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  void started(String site, String address) {
    addresses.put(site, address);
  }

  /** The site of a partner. */
  public Optional<String> partner() {
    return Optional.ofNullable(addresses.get("partner"));
  }

  /** The newspaper. */
  public Optional<String> media() {
    return Optional.ofNullable(addresses.get("media"));
  }

  /** The staff's. */
  public Optional<String> desk() {
    return Optional.ofNullable(addresses.get("desk"));
  }
}
