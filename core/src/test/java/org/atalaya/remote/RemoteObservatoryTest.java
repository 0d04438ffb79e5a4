// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.atalaya.Freshness;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server answers. That answers are equal is for {@code ObservatoryContract}. */
class RemoteObservatoryTest extends AskedServer {

  @Test
  void table_asked_sendsNothingButTheQuestion() {
    remote.table(QUERY.where("year", "2010", "2011").top(3).version(1));

    assertThat(addresses)
        .containsExactly(
            URI.create(
                "/atalaya/v1/statistics/victims.whole.json?by=victim-sex&top=3&version=1&year=2010,2011"));
    assertThat(asked.getFirst()).doesNotContainKeys("Cookie", "Authorization", "If-None-Match");
  }

  @Test
  void table_withinItsTime_isNotAskedForAgain() {
    PublishableTable first = remote.table(QUERY);
    clock.set(NOW.plusSeconds(59));

    assertThat(remote.table(QUERY)).isSameAs(first);
    assertThat(remote.release(QUERY.version(1)).version().number()).isEqualTo(1);
    assertThat(asked).hasSize(1);
  }

  @Test
  void table_afterItsTime_isConfirmedByItsTag() {
    PublishableTable first = remote.table(QUERY);
    clock.set(NOW.plusSeconds(60));

    assertThat(remote.table(QUERY)).isSameAs(first);
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast()).containsEntry("If-none-match", List.of("\"1\""));
    assertThat(remote.confirmed(QUERY)).contains(NOW.plusSeconds(60));
  }

  @Test
  void table_underWayInOtherCaches_isKeptForLess() {
    handler =
        exchange -> {
          exchange.getResponseHeaders().set("Age", "50");
          table(exchange);
        };
    remote.table(QUERY);
    clock.set(NOW.plusSeconds(10));
    remote.table(QUERY);

    assertThat(asked).hasSize(2);
  }

  @Test
  void table_manyAtOnce_isAskedForOnce() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    handler =
        exchange -> {
          await(all);
          table(exchange);
        };
    List<Future<PublishableTable>> tables = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tables.add(threads.submit(() -> remote.table(QUERY)));
    }
    Thread.sleep(200);
    all.countDown();

    for (Future<PublishableTable> table : tables) {
      assertThat(table.get(10, TimeUnit.SECONDS)).isSameAs(tables.getFirst().get());
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void table_refused_isThatRefusalInBothLanguages() {
    handler =
        exchange ->
            problem(
                exchange,
                400,
                """
                {"type":"urn:problem-type:atalaya:unknown-dimension","title":"t","status":400,"detail":"d",
                "parameter":"by","given":"colour","allowed":["year","month"]}\
                """);

    QueryException thrown = catchThrowableOfType(QueryException.class, () -> remote.table(QUERY));

    assertThat(thrown.problem().kind()).isEqualTo(Kind.UNKNOWN_DIMENSION);
    assertThat(thrown.problem().parameter()).isEqualTo("by");
    assertThat(thrown.problem().given()).isEqualTo("colour");
    assertThat(thrown.problem().allowed()).containsExactly("year", "month");
    assertThat(thrown.problem().detail(Locale.of("es"))).contains("colour", "year, month");
    assertThat(remote.unavailableSince()).isEmpty();
  }

  @Test
  void table_addressTooLong_isTooManyCodes() {
    handler =
        exchange ->
            problem(exchange, 414, "{\"type\":\"urn:problem-type:atalaya:address-too-long\"}");

    assertThat(
            catchThrowableOfType(QueryException.class, () -> remote.table(QUERY)).problem().kind())
        .isEqualTo(Kind.TOO_MANY_CODES);
  }

  @Test
  void table_packed_isRead() {
    handler =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, 200, packed(WholeJson.write(records.table(QUERY))));
        };

    assertThat(remote.table(QUERY).cells()).isEqualTo(records.table(QUERY).cells());
  }

  @Test
  void freshness_keptForAWhile_growsOlder() {
    Freshness told = new Freshness(NOW.minusSeconds(180), Duration.ofMinutes(3));
    handler =
        exchange -> {
          exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
          send(
              exchange,
              200,
              WholeJson.write(
                  records.catalogue(),
                  records.releases(),
                  Optional.of(told),
                  records.protection()));
        };

    assertThat(remote.freshness()).contains(told);
    clock.set(NOW.plusSeconds(40));
    assertThat(remote.freshness())
        .contains(new Freshness(told.asOf(), Duration.ofMinutes(3).plusSeconds(40)));
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://observatorio.example/atalaya",
        "/atalaya",
        "file:///etc/passwd",
        "https:observatorio",
        "https://user:secret@observatorio.example/atalaya",
        "https://observatorio.example/atalaya?x=secret",
        "https://observatorio.example/atalaya#secret"
      })
  void at_noAddressOfAnObservatory_isRefusedWithoutItsSecrets(String api) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RemoteObservatory.at(URI.create(api)))
        .withMessageContaining("https://")
        .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("secret"));
  }
}
