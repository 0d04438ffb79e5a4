// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Duration;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.FeedProgress;
import org.atalaya.cases.FollowedFeed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Has a store follow a feed for as long as the application context runs: begun when all beans are
 * made, and so after the files are loaded; ended before any of them is destroyed.
 */
final class FeedLifecycle implements SmartLifecycle {

  private final CaseStore store;
  private final CsvMapping mapping;
  private final CaseFeed feed;
  private final Duration pause;
  private @Nullable FollowedFeed followed;

  FeedLifecycle(CaseStore store, CsvMapping mapping, CaseFeed feed, Duration pause) {
    this.store = store;
    this.mapping = mapping;
    this.feed = feed;
    this.pause = pause;
  }

  @Override
  public synchronized void start() {
    FollowedFeed begun = store.loader().follow(mapping, feed, FeedProgress.NONE);
    begun.start(pause);
    followed = begun;
  }

  @Override
  public synchronized void stop() {
    if (followed != null) {
      followed.close();
      followed = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return followed != null;
  }
}
