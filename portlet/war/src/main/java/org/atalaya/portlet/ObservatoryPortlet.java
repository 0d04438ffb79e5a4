// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.Event;
import jakarta.portlet.EventRequest;
import jakarta.portlet.EventResponse;
import jakarta.portlet.GenericPortlet;
import jakarta.portlet.HeaderRequest;
import jakarta.portlet.HeaderResponse;
import jakarta.portlet.PortletException;
import jakarta.portlet.PortletRequest;
import jakarta.portlet.RenderRequest;
import jakarta.portlet.RenderResponse;
import jakarta.portlet.ResourceRequest;
import jakarta.portlet.ResourceResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.Observatory;
import org.atalaya.remote.ObservatoryUnavailableException;
import org.atalaya.remote.RemoteSettings;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsCatalogue.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What all portlets have in common: the observatory, style and elements in the page's head, words
 * in the place of what cannot be shown, help, and the way to public files for the elements.
 */
public abstract class ObservatoryPortlet extends GenericPortlet {

  /** What a portlet is for its styles, and that it has their colours. */
  private static final String PART = "atalaya-portlet atalaya-look";

  private static final String ELEMENTS = "/atalaya/elements/";
  private static final ZoneId ZONE = ZoneId.of("America/Guatemala");

  private @Nullable SharedObservatory shared;
  private boolean misconfigured;

  @Override
  public void init() throws PortletException {
    try {
      PortletSettings settings = settings();
      RemoteSettings remote = settings.remote();
      shared =
          settings
              .observatory()
              .map(api -> SharedObservatory.acquire(getPortletContext(), api, remote))
              .orElse(null);
    } catch (IllegalArgumentException e) {
      // Without what was given: a password might stand in it.
      misconfigured = true;
      getPortletContext()
          .log(
              "atalaya.observatory is no address such as https://host/atalaya, or atalaya.timeout"
                  + " no seconds");
    }
  }

  /** What the administrator has set. */
  private PortletSettings settings() {
    return new PortletSettings(getPortletConfig());
  }

  @Override
  public void destroy() {
    if (shared != null) {
      shared.release(getPortletContext());
    }
  }

  /**
   * The observatory elsewhere.
   *
   * @throws SettingException if none is set
   */
  protected final SharedObservatory elsewhere() {
    if (shared == null) {
      throw misconfigured ? SettingException.wrongAddress() : SettingException.noAddress();
    }
    return shared;
  }

  /** That of the application, where it has records. */
  private Optional<OwnObservatory> own() {
    return Optional.ofNullable(
        (OwnObservatory) getPortletContext().getAttribute(OwnObservatory.ATTRIBUTE));
  }

  /**
   * Where figures come from: the application's own records, else the observatory elsewhere.
   *
   * @throws SettingException if there is neither
   */
  protected final Observatory observatory() {
    return own().map(OwnObservatory::observatory).orElseGet(() -> elsewhere().observatory());
  }

  /**
   * Below which the public files of {@link #observatory} lie for readers, without a slash at its
   * end.
   *
   * @throws SettingException if there is no observatory
   */
  protected final String api() {
    return own().map(OwnObservatory::api).orElseGet(() -> elsewhere().api().toString());
  }

  /** A public file; absent where there is no answer. */
  private Optional<PublicFile> file(PublicPath path) {
    try {
      Optional<OwnObservatory> own = own().filter(known -> !path.brief());
      return own.isPresent()
          ? own.map(known -> known.file(path.address()))
          : elsewhere().files().get(path);
    } catch (SettingException e) {
      return Optional.empty();
    }
  }

  /** The words for the reader of a request. */
  protected static Words words(PortletRequest request) {
    return new Words(request.getLocale());
  }

  /** Of several portlets of a page, the head has style and script once. */
  @Override
  public void renderHeaders(HeaderRequest request, HeaderResponse response) {
    String version = elements();
    String folder = request.getContextPath() + ELEMENTS + version;
    Markup script =
        new Markup()
            .element(
                "script", "", "type", "module", "src", response.encodeURL(folder + "/portlet.js"));
    // Beside one another: a style that imports another is loaded after it was.
    for (String sheet : List.of("look.css", "portlet.css")) {
      Markup style =
          new Markup()
              .empty("link", "rel", "stylesheet", "href", response.encodeURL(folder + "/" + sheet));
      response.addDependency("atalaya-" + sheet, "org.atalaya", version, style.finish());
    }
    response.addDependency("atalaya.js", "org.atalaya", version, script.finish());
  }

  /** The one folder of elements in the WAR is called by its version. */
  private String elements() {
    Set<String> folders = getPortletContext().getResourcePaths(ELEMENTS);
    String folder = folders == null ? "" : folders.stream().findFirst().orElse("");
    return folder.isEmpty() ? "" : folder.substring(ELEMENTS.length(), folder.length() - 1);
  }

  @Override
  protected final void doView(RenderRequest request, RenderResponse response)
      throws PortletException, IOException {
    write(request, response, false, out -> view(request, response, out));
  }

  /** Writes what readers see. */
  protected abstract void view(RenderRequest request, RenderResponse response, Markup out);

  @Override
  protected final void doHelp(RenderRequest request, RenderResponse response)
      throws PortletException, IOException {
    Words words = words(request);
    Markup out = new Markup();
    out.start("div", "class", PART, "lang", words.language());
    for (String paragraph : words.text("help." + getPortletName()).split("\n")) {
      out.element("p", paragraph);
    }
    out.end();
    send(response, out);
  }

  /** Writes what stands above everything else, whether the observatory answers or not. */
  protected void first(Markup out, Words words) {}

  /** Writes one portlet. */
  interface Body {
    void write(Markup out);
  }

  /** Writes a body, or in words why there is none. */
  final void write(RenderRequest request, RenderResponse response, boolean editing, Body body)
      throws IOException {
    Words words = words(request);
    Markup out = start(response, words);
    try {
      body.write(out);
    } catch (SettingException e) {
      out = start(response, words);
      message(out, e.text(words));
    } catch (ObservatoryUnavailableException e) {
      out = start(response, words);
      message(out, words.text("unavailable"));
      if (editing) {
        out.element("p", e.detail(words.locale()));
      }
    } catch (QueryException e) {
      out = start(response, words);
      message(out, e.problem().detail(words.locale()));
    }
    out.end();
    send(response, out);
  }

  private Markup start(RenderResponse response, Words words) {
    String id = response.getNamespace() + "atalaya";
    Markup out = new Markup();
    out.start("div", "class", PART, "id", id, "lang", words.language());
    first(out, words);
    return out;
  }

  private static void send(RenderResponse response, Markup out) throws IOException {
    response.setContentType("text/html");
    response.getWriter().write(out.finish());
  }

  /** A sentence in the place of what cannot be shown. */
  protected static void message(Markup out, String text) {
    out.element("p", text, "class", "atalaya-message", "role", "status");
  }

  /** A link to another page, which opens beside this one and is not told where that was. */
  protected static void page(Markup out, String address, String text) {
    out.element(
        "a",
        text,
        "href",
        address,
        "target",
        "_blank",
        "rel",
        "noopener noreferrer",
        "referrerpolicy",
        "no-referrer");
  }

  /** Whether the administrator lets the observatory's pages be shown within the portal's. */
  protected final boolean mayFrame() {
    return settings().mayFrame(elsewhere().api());
  }

  /** What the observatory offers. */
  protected final StatisticsCatalogue catalogue() {
    return observatory().catalogue();
  }

  /**
   * What it offers of an indicator.
   *
   * @throws QueryException if it has no such indicator
   */
  protected final Entry entry(String indicator) {
    return catalogue()
        .entry(indicator)
        .orElseThrow(() ->
            QueryProblem.of(
                Kind.UNKNOWN_INDICATOR,
                "indicator",
                indicator,
                catalogue().entries().stream().map(entry -> entry.indicator().id()).toList()));
  }

  /** Says that figures may be older than those of others. */
  protected final void outage(Markup out, Words words) {
    observatory()
        .unavailableSince()
        .ifPresent(since ->
            message(
                out,
                words.text(
                    "stale",
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(words.locale())
                        .format(since.atZone(ZONE)))));
  }

  /** Follows what a filter tells that shares no parameters with this portlet. */
  @Override
  public final void processEvent(EventRequest request, EventResponse response) {
    Event event = request.getEvent();
    if (PublicFilters.EVENT.equals(event.getQName()) && event.getValue() instanceof String text) {
      PublicFilters.parse(text).ifPresent(told -> told.keep(response.getRenderParameters()));
    }
  }

  @Override
  public final void serveResource(ResourceRequest request, ResourceResponse response)
      throws IOException {
    new FileAnswer(request, response).send(this::file);
  }
}
