// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.util.Locale;
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

  /** The first page of the partner in this language. */
  public Optional<String> partner(Locale language) {
    return page("partner", language);
  }

  /** The newspaper's in this language. */
  public Optional<String> media(Locale language) {
    return page("media", language);
  }

  private Optional<String> page(String site, Locale language) {
    String page = language.getLanguage().equals("en") ? "en.html" : "";
    return Optional.ofNullable(addresses.get(site)).map(address -> address + page);
  }

  /** The staff's. */
  public Optional<String> desk() {
    return Optional.ofNullable(addresses.get("desk"));
  }
}
