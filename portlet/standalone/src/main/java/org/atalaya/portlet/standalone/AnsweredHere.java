// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.portlet.OwnObservatory;
import org.atalaya.portlet.PublicFile;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.web.AnswerObserver;
import org.atalaya.widgets.web.CacheSettings;
import org.atalaya.widgets.web.PublicAnswer;
import org.atalaya.widgets.web.PublicApiServlet;

/** The observatory of this application, with the servlet of any other one. */
record AnsweredHere(Observatory observatory, String api, PublicApiServlet servlet)
    implements OwnObservatory {

  /**
   * The observatory.
   *
   * @param api path below which the servlet is mapped to {@code /v1/*}
   */
  AnsweredHere(Observatory observatory, String api) {
    this(
        observatory,
        api,
        new PublicApiServlet(
            observatory,
            api,
            Guatemala.atlas(),
            LoadSettings.DEFAULT,
            CacheSettings.HEAP_ONLY,
            InstantSource.system(),
            AnswerObserver.NONE));
  }

  /** Readers confirm a file by its tag each time, which costs next to nothing here. */
  @Override
  public PublicFile file(String address) {
    PublicAnswer answer = servlet.answer(address);
    return new PublicFile(
        answer.status(),
        answer.body(),
        Optional.of('"' + answer.tag() + '"'),
        Duration.ZERO,
        answer.stale());
  }
}
