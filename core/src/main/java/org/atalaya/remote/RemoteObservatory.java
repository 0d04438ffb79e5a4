// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.Freshness;
import org.atalaya.Observatory;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Label;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.TableAddress;
import org.atalaya.measures.DataQuality;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;

/**
 * An observatory that runs elsewhere, over its public HTTP API: the same questions have the same
 * answers as there, with figures as published, rounded as in its files.
 *
 * <pre>{@code
 * try (RemoteObservatory observatory =
 *     RemoteObservatory.at(URI.create("https://observatorio.example/atalaya"))) {
 *   PublishableTable table = observatory.table(StatisticsQuery.of("victims").by("victim-sex"));
 * }
 * }</pre>
 *
 * <p>Answers are kept for as long as the observatory allows, a minute as a rule, and then confirmed
 * by their tag. While it gives no answer the last good one is given: {@link #unavailableSince} says
 * so, {@link #confirmed} how old it is. What was never answered then throws {@link
 * ObservatoryUnavailableException}.
 *
 * <p>It sends no cookie and no credentials, follows no redirection and reads no more than the
 * settings allow. To the observatory all its readers are one client.
 */
public final class RemoteObservatory implements Observatory, AutoCloseable {

  private final String api;
  private final PublicAddresses addresses;
  private final NearAnswers answers;
  private final InstantSource clock;

  RemoteObservatory(URI api, RemoteSettings settings, InstantSource clock) {
    URI checked = checked(api);
    this.api = checked.toString();
    this.clock = clock;
    this.addresses = new PublicAddresses(checked, settings);
    this.answers = new NearAnswers(checked, addresses, settings.kept(), clock);
  }

  /** The same with {@link RemoteSettings#DEFAULT}. */
  public static RemoteObservatory at(URI api) {
    return at(api, RemoteSettings.DEFAULT);
  }

  /**
   * The observatory at an address. It is not asked anything yet.
   *
   * @param api below which its API lies, for example {@code https://observatorio.example/atalaya}
   * @throws IllegalArgumentException if that is no address with {@code http} or {@code https} and a
   *     host, or has a user, a query or a fragment
   */
  public static RemoteObservatory at(URI api, RemoteSettings settings) {
    return new RemoteObservatory(api, settings, InstantSource.system());
  }

  private static URI checked(URI api) {
    boolean web = "https".equals(api.getScheme()) || "http".equals(api.getScheme());
    if (!web
        || api.getHost() == null
        || api.getRawUserInfo() != null
        || api.getRawQuery() != null
        || api.getRawFragment() != null) {
      // Without what was given: a user's password might stand in it.
      throw new IllegalArgumentException(
          "the address of an observatory is https:// or http:// with a host and a path, without"
              + " user, query and fragment, such as https://observatorio.example/atalaya");
    }
    return URI.create(api.toString().replaceFirst("/+$", ""));
  }

  @Override
  public StatisticsCatalogue catalogue() {
    return whole().catalogue();
  }

  private WholeCatalogue whole() {
    return answers.get(overview(), WholeCatalogue.class, WholeJson::readCatalogue);
  }

  private URI overview() {
    return URI.create(api + "/v1/statistics." + WholeJson.FORMAT);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ObservatoryUnavailableException if there is no answer, and none is kept
   */
  @Override
  public PublishableTable table(StatisticsQuery query) {
    URI address = address(query);
    PublishableTable table =
        answers.get(address, PublishableTable.class, body -> tableOf(query, body));
    if (query.version().isEmpty()) {
      // Who asks what is current, then asks for exactly that.
      answers.keepAlso(address, address(query.version(table.header().version().number())));
    }
    return table;
  }

  private static PublishableTable tableOf(StatisticsQuery query, byte[] body)
      throws UnreadableAnswerException {
    PublishableTable table = WholeJson.readTable(body);
    if (!table.header().indicator().id().equals(query.indicator())) {
      throw new UnreadableAnswerException();
    }
    return table;
  }

  private URI address(StatisticsQuery query) {
    checkNames(query);
    return URI.create(
        new TableAddress(api, query.indicator(), parameters(query)).file(WholeJson.FORMAT));
  }

  /** What would mean something else in an address is refused as the observatory would. */
  private void checkNames(StatisticsQuery query) {
    if (!Dimension.isId(query.indicator())) {
      throw QueryProblem.of(
          Kind.UNKNOWN_INDICATOR,
          "indicator",
          query.indicator(),
          catalogue().entries().stream().map(entry -> entry.indicator().id()).toList());
    }
    for (String dimension : query.filters().keySet()) {
      if (!Dimension.isId(dimension) || Dimension.RESERVED.contains(dimension)) {
        throw QueryProblem.of(
            Kind.UNKNOWN_PARAMETER,
            dimension,
            dimension,
            catalogue().entry(query.indicator()).stream()
                .flatMap(entry -> entry.dimensions().stream())
                .map(Dimension::id)
                .toList());
      }
    }
  }

  private static Map<String, List<String>> parameters(StatisticsQuery query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(query.filters());
    if (!query.by().isEmpty()) {
      parameters.put("by", query.by());
    }
    query.measure().ifPresent(measure -> parameters.put("measure", List.of(measure.id())));
    query.from().ifPresent(period -> parameters.put("from", List.of(period.code())));
    query.to().ifPresent(period -> parameters.put("to", List.of(period.code())));
    if (query.sort() != StatisticsQuery.Sort.DECLARED) {
      parameters.put("sort", List.of(query.sort().id()));
    }
    query.top().ifPresent(top -> parameters.put("top", List.of(Integer.toString(top))));
    query
        .version()
        .ifPresent(version -> parameters.put("version", List.of(Integer.toString(version))));
    return parameters;
  }

  @Override
  public DataQuality quality() {
    return answers.get(
        URI.create(api + "/v1/quality." + WholeJson.FORMAT),
        DataQuality.class,
        WholeJson::readQuality);
  }

  /**
   * {@inheritDoc}
   *
   * <p>It is that of the table, which is asked for and kept: so whatever refuses the table is
   * thrown here already.
   */
  @Override
  public Release release(StatisticsQuery query) {
    PublishableTable table = table(query);
    Optional<Release> current =
        query.version().isPresent()
            ? Optional.empty()
            : releases().stream()
                .filter(release -> release.tier() == table.header().tier())
                .filter(release -> release.version().equals(table.header().version()))
                .findFirst();
    return current.orElse(
        new Release(table.header().tier(), table.header().version(), Optional.empty()));
  }

  @Override
  public List<Release> releases() {
    return whole().releases();
  }

  @Override
  public Optional<Freshness> freshness() {
    Optional<Freshness> told = whole().freshness();
    Optional<Instant> confirmed = answers.confirmed(overview());
    return told.map(freshness ->
        new Freshness(
            freshness.asOf(),
            freshness.lag().plus(confirmed.map(this::since).orElse(Duration.ZERO))));
  }

  private Duration since(Instant time) {
    Duration since = Duration.between(time, clock.instant());
    return since.isNegative() ? Duration.ZERO : since;
  }

  @Override
  public List<Label> protection() {
    return whole().protection();
  }

  /**
   * When the observatory last said that what is kept is its answer to {@code query}; absent where
   * nothing is kept. It is not asked for this.
   */
  public Optional<Instant> confirmed(StatisticsQuery query) {
    return answers.confirmed(address(query));
  }

  @Override
  public Optional<Instant> unavailableSince() {
    return answers.outageSince();
  }

  /** Lets go of its connections. */
  @Override
  public void close() {
    addresses.close();
  }
}
