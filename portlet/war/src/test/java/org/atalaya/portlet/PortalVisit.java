// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.LifecycleException;
import org.atalaya.portlet.PortalProcess.Deployment;

/** A portal of one kind over an observatory, and what people do with it by HTTP. */
final class PortalVisit implements AutoCloseable {

  private final PortalProcess.Container container;
  private final Path folder;
  private final SampleObservatory observatory;
  private final MovedObservatory moved;
  private final Deployment deployment;
  private PortalProcess portal;

  PortalVisit(PortalProcess.Container container, Path folder)
      throws LifecycleException, IOException {
    this(container, folder, PortalVisit::threeApplications);
  }

  /**
   * A portal.
   *
   * @param deployment what it runs, by the observatory that is there and the one that fails
   */
  PortalVisit(
      PortalProcess.Container container,
      Path folder,
      BiFunction<SampleObservatory, MovedObservatory, Deployment> deployment)
      throws LifecycleException, IOException {
    this.container = container;
    this.folder = folder;
    this.observatory = new SampleObservatory(folder.resolve("observatory"));
    this.moved = new MovedObservatory(observatory.address());
    this.deployment = deployment.apply(observatory, moved);
    this.portal = PortalProcess.start(container, folder, this.deployment);
  }

  /**
   * Three applications. {@code first} has its observatory out of the environment, {@code second} by
   * JNDI under the host {@code 127.0.0.1}, and {@code third}, which is not as patient, by an init
   * parameter.
   */
  private static Deployment threeApplications(
      SampleObservatory observatory, MovedObservatory moved) {
    String other = observatory.address().replace("localhost", "127.0.0.1");
    return new Deployment(
        Map.of("ATALAYA_OBSERVATORY", observatory.address()),
        List.of(
            "first=WAR",
            "second=WAR,jndi:atalaya/observatory=%s,init:atalaya.frame-hosts=127.0.0.1"
                .formatted(other),
            "third=WAR,init:atalaya.observatory=%s,init:atalaya.timeout=1"
                .formatted(moved.address())));
  }

  PortalProcess.Container container() {
    return container;
  }

  Path folder() {
    return folder;
  }

  SampleObservatory observatory() {
    return observatory;
  }

  /** The observatory of the application {@code third}, which fails as a test wants. */
  MovedObservatory moved() {
    return moved;
  }

  String address() {
    return portal.address();
  }

  /** Stops the portal and starts it anew. */
  void restart() throws IOException {
    portal.close();
    portal = PortalProcess.start(container, folder, deployment);
  }

  /** The address of a page with these windows. */
  String page(String... windows) {
    return portal.page(windows);
  }

  /** The query of a page's address that sets a filter. */
  static String filter(String parameter, String code) {
    return encoded("g:{https://atalaya.org/portlet}" + parameter) + "=" + encoded(code);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Somebody with a session of her own. */
  static HttpClient browser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  static HttpResponse<String> get(String address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser().send(request.build(), BodyHandlers.ofString());
  }

  /** A page as readers of English get it. */
  static String english(String address) throws IOException, InterruptedException {
    return get(address, "Accept-Language", "en").body();
  }

  /** What the first group of a pattern finds. */
  static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }

  /** The address through which an element of a window asks for a file. */
  String resource(String window, String file) throws IOException, InterruptedException {
    String page = get(page(window)).body();
    return address()
        + first("data-atalaya-resource=\"([^\"]+)\"", page)
        + "&"
        + first("data-atalaya-parameter=\"([^\"]+)\"", page)
        + "="
        + encoded(file);
  }

  /** The page with a window in EDIT, for somebody with a role. */
  String edit(HttpClient browser, String window, String role)
      throws IOException, InterruptedException {
    return browser
        .send(
            HttpRequest.newBuilder(
                    URI.create(page(window) + "?" + encoded("m:" + window) + "=edit"))
                .header("Accept-Language", "en")
                .header("Cookie", "role=" + role)
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  /** Sends the first form of a page, as an administrator who reads English. */
  HttpResponse<String> send(HttpClient browser, String page, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return browser.send(
        HttpRequest.newBuilder(URI.create(address() + first("action=\"([^\"]+)\"", page)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept-Language", "en")
            .header("Cookie", "role=administrator")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() throws LifecycleException {
    portal.close();
    moved.close();
    observatory.close();
  }
}
