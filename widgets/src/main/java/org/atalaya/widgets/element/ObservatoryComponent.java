// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.dom.Style;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.web.PublicAnswer;
import org.atalaya.widgets.web.PublicAnswers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A component that wraps an element of an observatory.
 *
 * <h2>Where its answers come from</h2>
 *
 * The browser asks the public API at {@code /atalaya} or {@link #setObservatory(String) another
 * address}. With {@link #setObservatory(PublicAnswers)} the component is asked instead and answers
 * out of this process, with the same bytes: the public API need not be reachable for the browser
 * then. What a dashboard is given holds for its parts, too. It answers while it holds the session's
 * lock, so a question that takes long makes the UI wait. The files that readers take away, and
 * citations, lie at the public address either way.
 *
 * @param <C> the component
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
@JsModule("context://" + ElementsVersion.PATH + "/flow.js")
public abstract class ObservatoryComponent<C extends ObservatoryComponent<C>> extends Component
    implements HasSize, HasStyle {

  private static final long serialVersionUID = 1L;

  /** Of the elements, out of what Lumo and Aura call theirs. */
  private static final Map<String, String> VAADIN_COLOURS =
      Map.of(
          "--atalaya-text", "var(--lumo-body-text-color, var(--vaadin-text-color))",
          "--atalaya-muted", "var(--lumo-secondary-text-color, var(--vaadin-text-color-secondary))",
          "--atalaya-line", "var(--lumo-contrast-20pct, var(--vaadin-border-color-secondary))",
          "--atalaya-accent", "var(--lumo-primary-text-color, var(--aura-accent-text-color))",
          "--atalaya-ground", "var(--lumo-base-color, var(--vaadin-background-color))",
          "--atalaya-font", "var(--lumo-font-family, var(--aura-font-family))");

  private transient @Nullable PublicAnswers answers;
  private boolean inProcess;

  /** As wide as its container. */
  protected ObservatoryComponent() {
    getStyle().setDisplay(Style.Display.BLOCK);
    setWidthFull();
  }

  /**
   * Has the browser ask at this address.
   *
   * @param address a path of this server or an absolute address; {@code /atalaya} by default
   */
  public void setObservatory(String address) {
    attribute("observatory", requireNonNull(address, "The address cannot be null"));
    inProcess = false;
  }

  /**
   * Has this component be asked and answer out of this process, in the place of the address. It is
   * not stored with a session: after that came back the bean of this type is looked up.
   *
   * @throws IllegalStateException if the component is shown already
   */
  public void setObservatory(PublicAnswers inThisProcess) {
    requireNonNull(inThisProcess, "The answers cannot be null");
    if (isAttached()) {
      throw new IllegalStateException(
          "where answers come from is set before a component is shown; set it where you make it");
    }
    answers = inThisProcess;
    inProcess = true;
  }

  /** As {@link #setObservatory(PublicAnswers)}. */
  public C withObservatory(PublicAnswers inThisProcess) {
    setObservatory(inThisProcess);
    return self();
  }

  /** Sets the colours; light by default. */
  public void setTheme(Theme theme) {
    requireNonNull(theme, "The theme cannot be null");
    attribute("theme", theme == Theme.LIGHT ? "" : theme.id());
  }

  /** The colours that were set. */
  public Theme getTheme() {
    return Optional.ofNullable(getElement().getAttribute("theme"))
        .flatMap(Theme::byId)
        .orElse(Theme.LIGHT);
  }

  /** As {@link #setTheme}. */
  public C withTheme(Theme theme) {
    setTheme(theme);
    return self();
  }

  /**
   * Sets whether what surrounds the picture has the colours and the font of the application's
   * theme, Lumo or Aura; off by default. Pictures have those of the observatory, which are told
   * apart by everyone.
   */
  public void setVaadinTheme(boolean follow) {
    VAADIN_COLOURS.forEach((name, value) -> getStyle().set(name, follow ? value : null));
  }

  /** Sets the language; by default that of the surrounding page. */
  public void setLanguage(Locale language) {
    requireNonNull(language, "The language cannot be null");
    attribute("lang", language.getLanguage());
  }

  /** As {@link #setLanguage}. */
  public C withLanguage(Locale language) {
    setLanguage(language);
    return self();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    if (isInProcess()) {
      getElement().executeJs("window.Vaadin.Flow.atalaya.handOver(this)");
    }
  }

  /** What the element asks in the place of the public API. */
  @ClientCallable
  final ObjectNode answer(String address) {
    PublicAnswer answer = answers().answer(address);
    answered(address, answer);
    return JsonNodeFactory.instance
        .objectNode()
        .put("good", answer.isGood())
        .put("body", answer.text())
        .put("stale", answer.stale());
  }

  /** Told of each answer that the element was given out of this process. */
  void answered(String address, PublicAnswer answer) {}

  /**
   * Whether this component is asked, or one around it, whose parts have no address of their own.
   */
  private boolean isInProcess() {
    return inProcess
        || (!getElement().hasAttribute("observatory")
            && around().filter(ObservatoryComponent::isInProcess).isPresent());
  }

  private Optional<ObservatoryComponent<?>> around() {
    Optional<Component> parent = getParent();
    while (parent.isPresent()) {
      if (parent.get() instanceof ObservatoryComponent<?> found) {
        return Optional.of(found);
      }
      parent = parent.get().getParent();
    }
    return Optional.empty();
  }

  /** Where answers come from in this process. */
  final PublicAnswers answers() {
    if (!inProcess) {
      return around()
          .orElseThrow(
              () -> new IllegalStateException("this component is not asked in this process"))
          .answers();
    }
    PublicAnswers known = answers;
    if (known == null) {
      known = Instantiator.get(getUI().orElseThrow()).getOrCreate(PublicAnswers.class);
      answers = known;
    }
    return known;
  }

  /** Sets an attribute of the element, or takes it away for an empty value. */
  protected final void attribute(String name, String value) {
    if (value.isEmpty()) {
      getElement().removeAttribute(name);
    } else {
      getElement().setAttribute(name, value);
    }
  }

  /** This component, as fluent setters return it. */
  @SuppressWarnings("unchecked")
  protected final C self() {
    return (C) this;
  }
}
