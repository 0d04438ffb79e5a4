// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import java.util.concurrent.atomic.AtomicReference;
import org.atalaya.Observatory;
import org.atalaya.measures.DataQuality;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what is said of the records' quality for as long as their version is the same. */
@Component
class KeptQuality {

  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

  private record Kept(int version, DataQuality quality) {}

  /** The quality of the newest version. */
  DataQuality of(Observatory observatory) {
    int version = observatory.version();
    Kept last = kept.get();
    if (last != null && last.version() == version) {
      return last.quality();
    }
    DataQuality quality = observatory.quality();
    kept.set(new Kept(version, quality));
    return quality;
  }
}
