// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.atalaya.Observatory;
import org.atalaya.remote.RemoteObservatory;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.ObservatoryContract;
import org.atalaya.widgets.SicompApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Over HTTP, and under the policy of the country pack. */
@SpringBootTest(
    classes = SicompApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "atalaya.load.client-burst=100000")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteObservatoryTest extends ObservatoryContract {

  @Autowired private Observatory records;
  @LocalServerPort private int port;
  private RemoteObservatory remote;

  @BeforeAll
  void connect() {
    remote = RemoteObservatory.at(URI.create("http://localhost:" + port + "/atalaya/"));
  }

  @AfterAll
  void disconnect() {
    remote.close();
  }

  @Override
  protected Observatory records() {
    return records;
  }

  @Override
  protected Observatory other() {
    return remote;
  }

  @Test
  void table_askedTwice_isTheSameObject() {
    StatisticsQuery query = StatisticsQuery.of("victims").by("victim-sex");

    assertThat(remote.table(query)).isSameAs(remote.table(query));
    assertThat(remote.confirmed(query)).isPresent();
    assertThat(remote.unavailableSince()).isEmpty();
  }
}
