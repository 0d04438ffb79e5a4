// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.atalaya.Observatory;
import org.atalaya.cases.DeadlineExceededException;
import org.atalaya.cases.Fingerprint;
import org.atalaya.charts.MapAtlas;
import org.atalaya.exchange.TableFormat;
import org.atalaya.remote.ObservatoryUnavailableException;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.widgets.load.AllowanceExceededException;
import org.atalaya.widgets.load.Charge;
import org.atalaya.widgets.load.ClientAllowance;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.load.OverloadedException;
import org.atalaya.widgets.load.RefusalLog;
import org.atalaya.widgets.load.WorkLimit;
import org.atalaya.widgets.web.AnswerMaker.Plan;
import org.atalaya.widgets.web.AnswerObserver.Outcome;
import org.atalaya.widgets.web.AnswerObserver.Refusal;
import org.atalaya.widgets.web.KnownAddresses.Asked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statistics and charts, mapped to {@code {base}/v1/*}; and for other sites, mapped to {@code
 * {base}/embed/*} and {@code {base}/oembed}, pages for frames and what they are told about them.
 *
 * <pre>
 * /statistics                          the catalogue
 * /catalog.jsonld                      the same for open-data portals (DCAT)
 * /quality.json                        how good the records are
 * /openapi.json                        this API (OpenAPI 3.1)
 * /releases{.html|.atom|.ics}          what was released, and when more will be
 * /corrections{.html|.atom}            what was wrong
 * /statistics/{indicator}.{format}     a table, in the formats of {@link TableFormat}
 * /charts/{indicator}.{svg|png|html|json}  a picture, a page, an option of ECharts
 * </pre>
 */
public final class PublicApiServlet extends PublicServlet implements PublicAnswers {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PublicApiServlet.class);
  private static final long CACHE_BYTES = 64L << 20;

  /** Beyond the time in which an answer is counted: for protecting and drawing it. */
  private static final Duration DRAWING = Duration.ofSeconds(2);

  /** When to ask again what the store did not count in time. */
  private static final Duration UNTIL_LESS_IS_ASKED = Duration.ofSeconds(30);

  private final transient Observatory observatory;
  private final transient AnswerMaker maker;
  private final transient EmbedMaker embeds;
  private final transient InstantSource clock;
  private final transient WorkLimit limit;
  private final transient ClientAllowance allowance;
  private final transient KnownAddresses addresses = new KnownAddresses();
  private final transient AnswerCache cache;
  private final transient AnswerObserver observer;
  private final transient RefusalLog refusals = new RefusalLog();
  private final transient Object warming = new Object();
  private volatile boolean stopped;

  /**
   * The servlet.
   *
   * @param api address below which the public API lies, without a slash at its end, for example
   *     {@code https://observatorio.example/atalaya}; a path such as {@code /atalaya} where the
   *     host is not known: citations then have no address
   */
  public PublicApiServlet(Observatory observatory, String api) {
    this(
        observatory,
        api,
        MapAtlas.NONE,
        LoadSettings.DEFAULT,
        CacheSettings.HEAP_ONLY,
        InstantSource.system(),
        AnswerObserver.NONE,
        Publisher.NEUTRAL);
  }

  /** As the one below, for an observatory that says nothing of whose it is or what was wrong. */
  public PublicApiServlet(
      Observatory observatory,
      String api,
      MapAtlas atlas,
      LoadSettings load,
      CacheSettings kept,
      InstantSource clock,
      AnswerObserver observer) {
    this(observatory, api, atlas, load, kept, clock, observer, Publisher.NEUTRAL);
  }

  /**
   * The servlet.
   *
   * @param atlas the maps on which charts can be drawn
   * @param load how much is worked on at once, and for one client
   * @param kept where finished answers are kept beyond the heap; let go by {@link #destroy}
   * @param clock says how long it is to the next release, and when clients may ask again; that of
   *     the observatory
   * @param observer is told how requests are answered
   * @param publisher whose pages they are, and what is said of figures that were wrong
   * @throws IllegalStateException if answers cannot be kept there, with words on what to do
   */
  public PublicApiServlet(
      Observatory observatory,
      String api,
      MapAtlas atlas,
      LoadSettings load,
      CacheSettings kept,
      InstantSource clock,
      AnswerObserver observer,
      Publisher publisher) {
    this.observatory = observatory;
    maker = new AnswerMaker(observatory, api, atlas, publisher);
    embeds = new EmbedMaker(observatory, api, atlas, maker, publisher.identity());
    this.clock = clock;
    this.observer = observer;
    limit = new WorkLimit(load);
    allowance = new ClientAllowance(load, clock, new SecureRandom());
    Optional<FarAnswers> far =
        FarAnswers.open(kept, purpose(observatory, api, atlas, kept, publisher));
    cache = new AnswerCache(CACHE_BYTES, load.longest().plus(DRAWING), far);
  }

  /** All on which an answer depends besides its request and the state of the records. */
  private static String purpose(
      Observatory observatory,
      String api,
      MapAtlas atlas,
      CacheSettings kept,
      Publisher publisher) {
    if (kept.disk().isEmpty()) {
      return "";
    }
    String configuration =
        observatory
            .fingerprint()
            .orElseThrow(() ->
                new IllegalStateException(
                    "atalaya.cache.directory keeps answers over a restart and needs an Observatory"
                        + " that tells configurations apart (fingerprint); leave the setting out"
                        + " for this one"));
    return String.join(
        "\n",
        configuration,
        Fingerprint.of(atlas, publisher.notices()),
        Build.id(),
        api,
        publisher.identity().fingerprint());
  }

  /**
   * Has the answers made to which the catalogue links, one after the other, unless they are kept
   * already: after a crash or a new release the first readers then need not wait. Leaves out what
   * cannot be made at the moment, and ends if the observatory fails.
   */
  public void warm() {
    try {
      warmAll();
    } catch (RuntimeException e) {
      LOG.error("Warming ended: {}", e.getClass().getName());
    }
  }

  private void warmAll() {
    synchronized (warming) {
      long before = System.nanoTime();
      int views = 0;
      for (String path : maker.defaultViews()) {
        if (stopped) {
          return;
        }
        views += warm(path) ? 1 : 0;
      }
      LOG.info(
          "{} default views are ready, after {} ms",
          views,
          Duration.ofNanos(System.nanoTime() - before).toMillis());
    }
  }

  private boolean warm(String path) {
    PublicQuery query = PublicQuery.parse("");
    try {
      Plan plan = maker.plan(path, query).get();
      if (!plan.empty()) {
        cache.get(
            plan.edition().name(),
            path + query.normalised(),
            () -> limit.within(() -> Charge.NONE, plan.maker()));
      }
      return !plan.empty();
    } catch (QueryException | OverloadedException | DeadlineExceededException e) {
      return false;
    }
  }

  /** Waits for what is being warmed, and keeps on disk what is to be kept. */
  @Override
  public void destroy() {
    stopped = true;
    synchronized (warming) {
      cache.close();
    }
  }

  @Override
  public PublicAnswer answer(String address) {
    int question = address.indexOf('?');
    String path = question < 0 ? address : address.substring(0, question);
    String parameters = question < 0 ? "" : address.substring(question + 1);
    try {
      checkLength(address.length());
      PublicQuery query = PublicQuery.parse(parameters);
      Given given = observed(() -> given(asked(path, query), () -> Charge.NONE));
      return PublicAnswer.of(given.answer(), given.outcome() == Outcome.STALE);
    } catch (RuntimeException e) {
      return PublicAnswer.of(problem(e, PublicQuery.languageOrDefault(parameters)));
    }
  }

  @Override
  boolean answerKnown(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<Asked> known = addresses.find(path(request), request.getQueryString());
    if (known.isPresent()) {
      answer(request, response, known::get);
    }
    return known.isPresent();
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response, PublicQuery query)
      throws IOException {
    String path = path(request);
    addresses.keep(
        path, request.getQueryString(), answer(request, response, () -> asked(path, query)));
  }

  private Asked answer(
      HttpServletRequest request, HttpServletResponse response, Supplier<Asked> reader)
      throws IOException {
    Given given =
        observed(() -> {
          Asked asked = reader.get();
          asked
              .contentSecurityPolicy()
              .ifPresent(policy -> response.setHeader("Content-Security-Policy", policy));
          return given(asked, () -> allowance.charge(request));
        });
    if (given.outcome() == Outcome.STALE) {
      response.setHeader("Atalaya-Stale", "true");
    }
    AnswerWriter.write(request, response, given.answer(), given.cacheControl());
    return given.asked();
  }

  /** Tells the observer how it went. */
  private Given observed(Supplier<Given> work) {
    long begun = System.nanoTime();
    Outcome outcome = Outcome.FAILED;
    try {
      Given given = work.get();
      outcome = given.outcome();
      return given;
    } catch (QueryException | ProblemException e) {
      outcome = Outcome.REFUSED;
      throw e;
    } finally {
      observer.answered(outcome, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** What is asked, as a path below {@code {base}/v1} or else below {@code {base}}. */
  private static String path(HttpServletRequest request) {
    String info = Optional.ofNullable(request.getPathInfo()).orElse("");
    String servlet = request.getServletPath();
    if (servlet.endsWith(EmbedMaker.OEMBED)) {
      return EmbedMaker.OEMBED + info;
    }
    return servlet.endsWith("/embed") ? "/embed" + info : info;
  }

  private Asked asked(String path, PublicQuery query) {
    return path.equals(EmbedMaker.OEMBED) || path.startsWith(EmbedMaker.FRAMES)
        ? embeds.plan(path, query)
        : new Asked(
            path + query.normalised(),
            path.startsWith("/charts/") || path.endsWith(".html")
                ? Optional.of(maker.contentSecurityPolicy())
                : Optional.empty(),
            maker.plan(path, query));
  }

  @Override
  void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    Optional<String> policy = embeds.contentSecurityPolicy(path(request));
    if (policy.isEmpty()) {
      super.refuse(request, response, problem);
      return;
    }
    response.setHeader("Content-Security-Policy", policy.get());
    byte[] page = embeds.page(problem, PublicQuery.languageOrDefault(request.getQueryString()));
    AnswerWriter.write(request, response, problem, ChartFormat.HTML.mediaType(), page);
  }

  /** What a client is given. */
  private record Given(Asked asked, Answer answer, String cacheControl, Outcome outcome) {}

  /**
   * What is given.
   *
   * @param charge has the client pay for an answer that is made for it
   */
  private Given given(Asked asked, Supplier<Charge> charge) {
    String key = asked.key();
    try {
      Plan plan = asked.planned().get();
      AtomicBoolean made = new AtomicBoolean();
      Answer answer = answer(charge, key, plan, made);
      if (observatory.unavailableSince().isPresent()) {
        return new Given(asked, answer, Edition.STALE, Outcome.STALE);
      }
      return new Given(
          asked,
          answer,
          plan.edition().cacheControl(clock.instant()),
          made.get() ? Outcome.MADE : Outcome.KEPT);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      if (e instanceof QueryException refusal && refusal.problem().kind() != Kind.NO_DATA) {
        throw e;
      }
      return new Given(asked, lastGood(key, e), Edition.STALE, Outcome.STALE);
    }
  }

  /**
   * The answer of now.
   *
   * @param made is set where it is made for this request
   */
  private Answer answer(Supplier<Charge> charge, String key, Plan plan, AtomicBoolean made) {
    Supplier<Answer> maker =
        () -> {
          made.set(true);
          return plan.maker().get();
        };
    if (!plan.empty()) {
      return cache.get(plan.edition().name(), key, () -> limit.within(charge, maker));
    }
    if (cache.lastGood(key).isPresent()) {
      throw QueryProblem.of(Kind.NO_DATA, "", "");
    }
    // Not kept: that there are no records is never the last good answer.
    return maker.get();
  }

  /** The answer of an earlier time, while there is none for now; or why there is none. */
  private Answer lastGood(String key, RuntimeException reason) {
    switch (reason) {
      case AllowanceExceededException e -> notMade(e, Refusal.TOO_MANY_REQUESTS);
      case OverloadedException e -> notMade(e, Refusal.OVERLOADED);
      case DeadlineExceededException e -> notMade(e, Refusal.DEADLINE_EXCEEDED);
      case QueryException e -> {}
      case ObservatoryUnavailableException e -> LOG.warn("{}", e.getMessage());
      default -> LOG.error("An answer could not be made anew: {}", reason.getClass().getName());
    }
    return cache.lastGood(key).orElseThrow(() -> refusal(reason));
  }

  private void notMade(RuntimeException reason, Refusal kind) {
    refusals.note(reason);
    observer.notMade(kind);
  }

  private static RuntimeException refusal(RuntimeException reason) {
    return switch (reason) {
      case AllowanceExceededException e ->
          new ProblemException(RequestProblem.TOO_MANY_REQUESTS, e.retryAfter());
      case OverloadedException e -> new ProblemException(RequestProblem.OVERLOADED, e.retryAfter());
      case DeadlineExceededException e ->
          new ProblemException(RequestProblem.DEADLINE_EXCEEDED, UNTIL_LESS_IS_ASKED);
      case ObservatoryUnavailableException e ->
          new ProblemException(
              RequestProblem.RECORDS_UNREACHABLE, e.retryAfter().orElse(UNTIL_LESS_IS_ASKED));
      default -> reason;
    };
  }
}
