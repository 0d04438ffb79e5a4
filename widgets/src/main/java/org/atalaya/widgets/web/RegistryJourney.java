// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.cases.Wording;
import org.atalaya.operations.IdempotencyKeys.ReusedKeyException;
import org.atalaya.registry.AccessKey;
import org.atalaya.registry.Certificate;
import org.atalaya.registry.CertificateApplication;
import org.atalaya.registry.ProofOutcome;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.registry.Submission;
import org.atalaya.widgets.web.FieldException.Wrong;
import org.atalaya.widgets.web.RegistryFlow.Screen;
import org.atalaya.widgets.web.RegistryGate.Tried;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of a person through the page, screen by screen. Each form brings along how far they are;
 * here nothing is kept. A request without the work that programs do goes to staff.
 */
final class RegistryJourney {

  /** Nobody reads and fills in a screen faster. */
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  static final String HTML = ChartFormat.HTML.mediaType();
  private static final Wording WORDING = Wording.of(RegistryJourney.class);
  private static final String CERTIFICATE_FILE = "attachment; filename=\"constancia.%s\"";

  private final RegistryOffice office;
  private final RegistryApi api;
  private final RegistryGate gate;
  private final FormPage page;
  private final RegistryPages pages;
  private final Optional<IdentityQuestion> question;
  private final Clock clock;
  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  RegistryJourney(
      RegistryOffice office,
      RegistryApi api,
      RegistryGate gate,
      RegistryWeb web,
      Optional<IdentityQuestion> question,
      Clock clock) {
    this.office = office;
    this.api = api;
    this.gate = gate;
    this.question = question;
    this.clock = clock;
    page = RegistryPage.of(web, office.settings().issuer());
    pages = new RegistryPages(page, question, clock.getZone());
    key = new SecretKeySpec(office.secret("forms"), "AES");
  }

  /** Answers a request for the page, whatever comes of it with a page. */
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Content-Security-Policy", page.contentSecurityPolicy());
    Locale locale = PublicQuery.languageOrDefault(request.getQueryString());
    Reply reply;
    try {
      reply =
          switch (request.getMethod()) {
            case "GET", "HEAD" -> html(200, begin(request, locale));
            case "POST" -> go(request, response, locale);
            default ->
                throw new ProblemException(
                    RequestProblem.METHOD_NOT_ALLOWED, request.getMethod(), List.of("GET", "POST"));
          };
    } catch (RuntimeException e) {
      Problem problem = RegistryServlet.problem(e, locale);
      reply = html(problem.status(), pages.said(locale, problem.title(), problem.detail()));
    }
    RegistryServlet.write(response, reply);
  }

  private static Reply html(int status, byte[] page) {
    return new Reply(status, HTML, page);
  }

  private byte[] begin(HttpServletRequest request, Locale locale) {
    List<String> asked =
        PublicQuery.parse(request.getQueryString()).parameters().getOrDefault("do", List.of());
    return asked.stream()
        .findFirst()
        .flatMap(RegistryFlow::byId)
        .map(flow -> show(locale, RegistryState.begin(flow, clock.instant(), random), List.of()))
        .orElseGet(() -> pages.start(locale));
  }

  private byte[] show(Locale locale, RegistryState state, List<Wrong> wrong) {
    return pages.screen(locale, state, seal(state), wrong);
  }

  private String seal(RegistryState state) {
    return state.seal(key, random);
  }

  private Reply go(HttpServletRequest request, HttpServletResponse response, Locale locale)
      throws IOException {
    Map<String, String> form = RequestBody.form(request);
    Optional<RegistryState> open =
        RegistryState.open(form.getOrDefault("state", ""), key, clock.instant());
    if (open.isEmpty()) {
      return html(
          HttpServletResponse.SC_BAD_REQUEST,
          pages.said(
              locale,
              RegistryPage.text(locale, "registry.over"),
              RegistryPage.text(locale, "registry.over.note")));
    }
    RegistryState state = filled(open.get(), form);
    String go = form.getOrDefault("go", "next");
    if (form.containsKey("lang")) {
      Locale other =
          form.getOrDefault("lang", "").equals("en")
              ? Locale.ENGLISH
              : Wording.LANGUAGES.getFirst();
      return html(HttpServletResponse.SC_OK, show(other, state, List.of()));
    }
    return switch (go) {
      case "back" ->
          html(
              HttpServletResponse.SC_OK,
              show(locale, state.at(Math.max(0, state.screen() - 1)), List.of()));
      case "show" -> html(HttpServletResponse.SC_OK, show(locale, state, List.of()));
      case "pdf", "json", "share", "unshare" ->
          held(new Act(request, response, locale, state, form), go);
      default -> next(new Act(request, response, locale, state, form));
    };
  }

  /** What somebody does, with all that belongs to it. */
  private record Act(
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      RegistryState state,
      Map<String, String> form) {

    /** Without what was filled in. */
    @Override
    public String toString() {
      return "Act[not shown]";
    }
  }

  /** With what the screen asked for; of what it did not send, what was known. */
  private static RegistryState filled(RegistryState state, Map<String, String> form) {
    Map<String, String> more = new HashMap<>();
    for (String field : state.flow().screens().get(state.screen()).fields()) {
      if (form.containsKey(field)) {
        more.put(field, form.getOrDefault(field, "").strip());
      }
    }
    String date = RegistryFields.BIRTH_DATE;
    if (form.containsKey(date + "-year")) {
      more.put(
          date,
          "%s-%s-%s"
              .formatted(
                  form.getOrDefault(date + "-year", "").strip(),
                  twoDigits(form.getOrDefault(date + "-month", "")),
                  twoDigits(form.getOrDefault(date + "-day", ""))));
    }
    return state.with(more);
  }

  private static String twoDigits(String text) {
    String stripped = text.strip();
    return stripped.length() == 1 ? "0" + stripped : stripped;
  }

  private Reply next(Act act) {
    RegistryState state = act.state();
    try {
      check(state);
      if (!state.flow().isLast(state.screen())) {
        return html(
            HttpServletResponse.SC_OK, show(act.locale(), state.at(state.screen() + 1), List.of()));
      }
      return end(act);
    } catch (FieldException e) {
      return html(422, show(act.locale(), state, shownHere(state, e.wrong())));
    }
  }

  /** Checks the screen alone: what comes later is not filled in yet. */
  private void check(RegistryState state) {
    RegistryFields fields = new RegistryFields(state.values(), clock);
    Screen screen = state.flow().screens().get(state.screen());
    switch (screen.id()) {
      case "kind" -> fields.checkKind();
      case "number" -> fields.checkDocument();
      case "birth", "holder-birth" -> fields.birthDate();
      case "name" -> fields.name();
      case "contact" -> fields.contact();
      case "purpose" -> fields.purpose();
      case "consent" -> fields.consent();
      case "known", "held" -> {
        fields.request();
        fields.key();
      }
      case "evidence" -> fields.evidence();
      case "code" -> fields.certificateCode();
      case "family" -> fields.familyName();
      default -> fields.verifier();
    }
    fields.done();
  }

  /** A field of another screen cannot be wrong here unless the form was tampered with. */
  private static List<Wrong> shownHere(RegistryState state, List<Wrong> wrong) {
    List<String> here = state.flow().screens().get(state.screen()).fields();
    List<Wrong> shown = wrong.stream().filter(one -> here.contains(one.field())).toList();
    return shown.isEmpty() ? wrong : shown;
  }

  private Reply end(Act act) {
    gate.enter(act.request());
    if (act.state().began().plus(SHORTEST).isAfter(clock.instant())) {
      throw new FieldException(
          List.of(
              new Wrong(
                  act.state().flow().screens().get(act.state().screen()).fields().getFirst(),
                  WORDING.label("registry.wrong.soon"))));
    }
    return switch (act.state().flow()) {
      case REQUEST -> submit(act);
      case PROOF -> prove(act);
      case COLLECT -> collect(act, "");
      case VERIFY -> verify(act);
    };
  }

  private RegistryFields fields(Act act) {
    return new RegistryFields(act.state().values(), clock);
  }

  private boolean worked(Act act) {
    return gate.worked(act.form().getOrDefault("proofOfWork", ""));
  }

  private Reply submit(Act act) {
    CertificateApplication application = fields(act).application();
    gate.tried(Tried.REQUESTS, act.request(), "");
    Submission submission = submit(act.state().nonce(), application, worked(act));
    RegistryState proof =
        RegistryState.begin(RegistryFlow.PROOF, act.state().began(), random)
            .with(
                Map.of(
                    RegistryFields.REQUEST,
                    submission.request().toString(),
                    RegistryFields.KEY,
                    submission.key().text()))
            .at(1);
    return html(HttpServletResponse.SC_OK, pages.received(act.locale(), submission, seal(proof)));
  }

  /** The same form sent twice is one request, though its work is good once. */
  private Submission submit(String nonce, CertificateApplication application, boolean worked) {
    if (worked) {
      return office.requests().submit(nonce, application);
    }
    try {
      return office.requests().submitForReview(nonce, application);
    } catch (ReusedKeyException e) {
      return office.requests().submit(nonce, application);
    }
  }

  private Reply prove(Act act) {
    IdentityQuestion asked = question.orElseThrow(RegistryApi::notOffered);
    RegistryFields fields = fields(act);
    UUID request = fields.request();
    AccessKey submitted = fields.key();
    String evidence = fields.evidence();
    fields.done();
    return switch (office.requests().prove(request, submitted, asked.proof(), evidence)) {
      case ProofOutcome.Proved proved -> {
        RegistryState held =
            RegistryState.begin(RegistryFlow.COLLECT, act.state().began(), random)
                .with(
                    Map.of(
                        RegistryFields.REQUEST,
                        request.toString(),
                        RegistryFields.KEY,
                        proved.key().text()));
        yield html(
            HttpServletResponse.SC_OK,
            pages.proved(act.locale(), request.toString(), proved.key(), seal(held)));
      }
      case ProofOutcome.NotProved not -> {
        gate.tried(Tried.PROOFS, act.request(), "");
        throw new FieldException(
            List.of(
                new Wrong(RegistryFields.EVIDENCE, WORDING.label("registry.wrong.not-proved"))));
      }
    };
  }

  private Reply collect(Act act, String done) {
    RegistryFields fields = fields(act);
    UUID request = fields.request();
    AccessKey held = fields.key();
    fields.done();
    Optional<Certificate> certificate = office.requests().collect(request, held);
    String sealed = seal(act.state());
    byte[] shown =
        certificate
            .map(one ->
                pages.certificate(
                    act.locale(), one, office.requests().checks(request, held), sealed, done))
            .orElseGet(() -> pages.nothing(act.locale(), sealed));
    return html(HttpServletResponse.SC_OK, shown);
  }

  private Reply held(Act act, String what) {
    gate.enter(act.request());
    RegistryFields fields =
        new RegistryFields(
            act.state()
                .with(
                    Map.of(
                        RegistryFields.ORGANISATION,
                        act.form().getOrDefault(RegistryFields.ORGANISATION, "")))
                .values(),
            clock);
    UUID request = fields.request();
    AccessKey held = fields.key();
    if (what.equals("share") || what.equals("unshare")) {
      String organisation = fields.organisation();
      fields.done();
      boolean done =
          what.equals("share")
              ? office.requests().share(request, held, organisation)
              : office.requests().unshare(request, held, organisation);
      return collect(act, done ? "registry.share.done-" + what : "");
    }
    fields.done();
    return office
        .requests()
        .collect(request, held)
        .map(certificate -> file(act, what, certificate))
        .orElseGet(
            () -> html(HttpServletResponse.SC_OK, pages.nothing(act.locale(), seal(act.state()))));
  }

  private Reply file(Act act, String format, Certificate certificate) {
    act.response().setHeader("Content-Disposition", CERTIFICATE_FILE.formatted(format));
    return format.equals("pdf")
        ? new Reply(
            HttpServletResponse.SC_OK, RegistryApi.PDF, api.print(certificate, act.locale()))
        : new Reply(
            HttpServletResponse.SC_OK,
            RegistryApi.JSON,
            JsonMapper.shared().writeValueAsBytes(RegistryApi.statement(certificate)));
  }

  /** With and without the work alike: a code is not found by trying, and how often is limited. */
  private Reply verify(Act act) {
    return html(
        HttpServletResponse.SC_OK,
        pages.verified(
            act.locale(), api.verify(act.request(), fields(act), () -> {}).orElseThrow()));
  }
}
