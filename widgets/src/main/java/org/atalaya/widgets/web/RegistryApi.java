// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.operations.IdempotencyKeys.ReusedKeyException;
import org.atalaya.registry.Certificate;
import org.atalaya.registry.CertificateApplication;
import org.atalaya.registry.CertificatePdf;
import org.atalaya.registry.InvalidListException;
import org.atalaya.registry.PastCheck;
import org.atalaya.registry.ProofOutcome;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.registry.Submission;
import org.atalaya.registry.UnprintableNameException;
import org.atalaya.registry.Verification;
import org.atalaya.registry.VerificationLists.Progress;
import org.atalaya.registry.Verifier;
import org.atalaya.widgets.web.RegistryGate.Tried;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The registry for programs: JSON in and out, a list as CSV. */
final class RegistryApi {

  static final String JSON = "application/json";
  static final String PDF = "application/pdf";
  static final String CSV = "text/csv; charset=utf-8";

  static final String WORK = "proofOfWork";
  private static final Pattern IDEMPOTENCY = Pattern.compile("[A-Za-z0-9_-]{16,64}");
  private static final Pattern LIST = Pattern.compile("([0-9a-f-]{36})(\\.csv)?");
  static final List<String> APPLICATION =
      List.of(
          RegistryFields.DOCUMENT,
          RegistryFields.NUMBER,
          RegistryFields.COUNTRY,
          RegistryFields.BIRTH_DATE,
          RegistryFields.GIVEN,
          RegistryFields.FAMILY,
          RegistryFields.CONTACT,
          RegistryFields.PURPOSE,
          RegistryFields.CONSENT,
          WORK);

  private final RegistryOffice office;
  private final RegistryGate gate;
  private final CertificatePdf pdf;
  private final Optional<IdentityQuestion> question;
  private final Optional<VerifierAccess> access;
  private final Clock clock;

  RegistryApi(
      RegistryOffice office,
      RegistryGate gate,
      CertificatePdf pdf,
      Optional<IdentityQuestion> question,
      Optional<VerifierAccess> access,
      Clock clock) {
    this.office = office;
    this.gate = gate;
    this.pdf = pdf;
    this.question = question;
    this.access = access;
    this.clock = clock;
  }

  private static ObjectNode node() {
    return JsonMapper.shared().createObjectNode();
  }

  private Map<String, String> fields(HttpServletRequest request, String... names)
      throws IOException {
    gate.enter(request);
    return RequestBody.json(request, List.of(names));
  }

  private RegistryFields read(Map<String, String> fields) {
    return new RegistryFields(fields, clock);
  }

  /** Takes a request for a certificate. */
  Reply submit(HttpServletRequest request) throws IOException {
    gate.enter(request);
    String key = Optional.ofNullable(request.getHeader("Idempotency-Key")).orElse("");
    if (!IDEMPOTENCY.matcher(key).matches()) {
      throw new ProblemException(
          RequestProblem.UNREADABLE_BODY, "", List.of("Idempotency-Key: " + IDEMPOTENCY));
    }
    Map<String, String> fields = RequestBody.json(request, APPLICATION);
    CertificateApplication application = read(fields).application();
    needWork(fields);
    gate.tried(Tried.REQUESTS, request, "");
    try {
      Submission submission = office.requests().submit(key, application);
      return Reply.json(
          HttpServletResponse.SC_CREATED,
          node()
              .put(RegistryFields.REQUEST, submission.request().toString())
              .put(RegistryFields.KEY, submission.key().grouped()));
    } catch (ReusedKeyException e) {
      throw new ProblemException(RequestProblem.REUSED_KEY, "", List.of());
    }
  }

  private void needWork(Map<String, String> fields) {
    if (!gate.worked(fields.getOrDefault(WORK, ""))) {
      throw new ProblemException(RequestProblem.WORK_NEEDED, "", List.of("/v1/registry/challenge"));
    }
  }

  /** Lets an identity be proved. */
  Reply prove(HttpServletRequest request) throws IOException {
    IdentityQuestion asked = question.orElseThrow(RegistryApi::notOffered);
    RegistryFields fields =
        read(fields(request, RegistryFields.REQUEST, RegistryFields.KEY, RegistryFields.EVIDENCE));
    UUID id = fields.request();
    var key = fields.key();
    String evidence = fields.evidence();
    fields.done();
    ProofOutcome outcome = office.requests().prove(id, key, asked.proof(), evidence);
    ObjectNode answer = node();
    switch (outcome) {
      case ProofOutcome.Proved proved ->
          answer.put("proved", true).put(RegistryFields.KEY, proved.key().grouped());
      case ProofOutcome.NotProved not -> {
        gate.tried(Tried.PROOFS, request, "");
        answer.put("proved", false).putNull(RegistryFields.KEY);
      }
    }
    return Reply.json(HttpServletResponse.SC_OK, answer);
  }

  static ProblemException notOffered() {
    return new ProblemException(RequestProblem.NOT_OFFERED, "", List.of());
  }

  /** The certificate, as JSON or, if it is asked for, to print. */
  Reply collect(HttpServletRequest request, Locale locale) throws IOException {
    RegistryFields fields = read(fields(request, RegistryFields.REQUEST, RegistryFields.KEY));
    UUID id = fields.request();
    var key = fields.key();
    fields.done();
    Certificate certificate =
        office
            .requests()
            .collect(id, key)
            .orElseThrow(
                () -> new ProblemException(RequestProblem.NOTHING_TO_COLLECT, "", List.of()));
    boolean printed = Optional.ofNullable(request.getHeader("Accept")).orElse("").contains(PDF);
    return printed
        ? new Reply(HttpServletResponse.SC_OK, PDF, print(certificate, locale))
        : Reply.json(HttpServletResponse.SC_OK, statement(certificate));
  }

  byte[] print(Certificate certificate, Locale locale) {
    try {
      return pdf.write(certificate, locale);
    } catch (UnprintableNameException e) {
      throw new ProblemException(RequestProblem.NAME_NOT_PRINTABLE, "", List.of(JSON));
    }
  }

  static ObjectNode statement(Certificate certificate) {
    return node()
        .put(RegistryFields.CODE, certificate.code().grouped())
        .put("issuedOn", certificate.issuedOn().toString())
        .put("validUntil", certificate.validUntil().toString())
        .put("statement", certificate.statement());
  }

  /** Who checked the certificate when. */
  Reply checks(HttpServletRequest request) throws IOException {
    RegistryFields fields = read(fields(request, RegistryFields.REQUEST, RegistryFields.KEY));
    UUID id = fields.request();
    var key = fields.key();
    fields.done();
    ObjectNode answer = node();
    ArrayNode checks = answer.putArray("checks");
    for (PastCheck check : office.requests().checks(id, key)) {
      checks.addObject().put("at", check.at().toString()).put("verifier", check.verifier());
    }
    return Reply.json(HttpServletResponse.SC_OK, answer);
  }

  /** Allows an organisation to check the certificate in its lists, or takes that back. */
  Reply share(HttpServletRequest request) throws IOException {
    RegistryFields fields =
        read(
            fields(
                request,
                RegistryFields.REQUEST,
                RegistryFields.KEY,
                RegistryFields.ORGANISATION,
                RegistryFields.SHARED));
    UUID id = fields.request();
    var key = fields.key();
    String organisation = fields.organisation();
    boolean shared = fields.shared();
    fields.done();
    boolean done =
        shared
            ? office.requests().share(id, key, organisation)
            : office.requests().unshare(id, key, organisation);
    return Reply.json(HttpServletResponse.SC_OK, node().put("done", done));
  }

  /** Verifies one certificate. */
  Reply verify(HttpServletRequest request) throws IOException {
    Map<String, String> given =
        fields(
            request,
            RegistryFields.CODE,
            RegistryFields.FAMILY_NAME,
            RegistryFields.BIRTH_DATE,
            RegistryFields.VERIFIER,
            WORK);
    Optional<Verification> answer = verify(request, read(given), () -> needWork(given));
    ObjectNode node = node();
    switch (answer.orElseThrow()) {
      case Verification.Valid valid ->
          node.put("valid", true).put("validUntil", valid.until().toString());
      case Verification.NotValid not -> node.put("valid", false).putNull("validUntil");
    }
    return Reply.json(HttpServletResponse.SC_OK, node);
  }

  /** The same for the page. */
  Optional<Verification> verify(
      HttpServletRequest request, RegistryFields fields, Runnable afterReading) {
    var code = fields.certificateCode();
    String family = fields.familyName();
    var birthDate = fields.birthDate();
    Verifier verifier = fields.verifier();
    fields.done();
    afterReading.run();
    if (birthDate == null) {
      return Optional.empty();
    }
    Verification answer = office.verifications().verify(code, family, birthDate, verifier);
    if (answer instanceof Verification.NotValid) {
      gate.tried(Tried.VERIFICATIONS, request, "");
    }
    return Optional.of(answer);
  }

  private Verifier organisation(HttpServletRequest request) {
    gate.enter(request);
    Verifier verifier =
        access
            .orElseThrow(RegistryApi::notOffered)
            .verifier(request)
            .orElseThrow(() -> new ProblemException(RequestProblem.NO_ORGANISATION, "", List.of()));
    gate.enter(request, verifier.organisation());
    return verifier;
  }

  /** Takes a list of an organisation. */
  Reply list(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Verifier verifier = organisation(request);
    try {
      UUID id = office.lists().submit(verifier, RequestBody.csv(request));
      response.setHeader("Location", "lists/" + id);
      return Reply.json(HttpServletResponse.SC_ACCEPTED, node().put("list", id.toString()));
    } catch (InvalidListException e) {
      // Its words say what of the file as a whole is wrong, and nothing of its lines.
      throw new ProblemException(
          RequestProblem.UNREADABLE_BODY, "", List.of(String.valueOf(e.getMessage())));
    }
  }

  /** How far a list is, or its lines so far. */
  Reply list(HttpServletRequest request, String rest) {
    String organisation = organisation(request).organisation();
    Matcher asked = LIST.matcher(rest);
    if (!asked.matches()) {
      throw unknown();
    }
    UUID id = uuid(asked.group(1));
    if (asked.group(2) != null) {
      byte[] lines = office.lists().results(organisation, id).orElseThrow(RegistryApi::unknown);
      return new Reply(HttpServletResponse.SC_OK, CSV, lines);
    }
    Progress progress = office.lists().progress(organisation, id).orElseThrow(RegistryApi::unknown);
    return Reply.json(
        HttpServletResponse.SC_OK,
        node().put("done", progress.done()).put("total", progress.total()));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  /** Without what was asked for: people write into addresses what does not belong there. */
  static ProblemException unknown() {
    return new ProblemException(RequestProblem.UNKNOWN_RESOURCE, "", paths());
  }

  static List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (String path :
        List.of(
            "challenge",
            "requests",
            "requests/proof",
            "requests/certificate",
            "requests/checks",
            "requests/shares",
            "verifications",
            "lists",
            "revocations",
            "openapi.json")) {
      paths.add("/v1/registry/" + path);
    }
    return paths;
  }

  /** A list of revoked statements, signed. */
  byte[] revocations(int number) {
    return office
        .statusList()
        .signed(number)
        .orElseThrow(RegistryApi::unknown)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
