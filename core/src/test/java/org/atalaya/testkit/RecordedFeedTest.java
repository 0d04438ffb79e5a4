// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CountingUnit;

/** The feed by which everything else is tested is one. */
class RecordedFeedTest extends CaseFeedContract {

  private final RecordedFeed feed =
      new RecordedFeed(CountingUnit.CASE, "id,state", 3, SampleCases.CLOCK);

  @Override
  protected CaseFeed feed() {
    return feed;
  }

  @Override
  protected void put(String id, int state) {
    feed.enter(id + "," + state);
  }

  @Override
  protected void delete(String id) {
    feed.delete(id);
  }

  @Override
  protected String id(Map<String, String> values) {
    return requireNonNull(values.get("id"));
  }

  @Override
  protected int state(Map<String, String> values) {
    return Integer.parseInt(requireNonNull(values.get("state")));
  }
}
