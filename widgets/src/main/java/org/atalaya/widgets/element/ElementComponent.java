// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.dom.Style;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.charts.ChartSettings.Theme;

/**
 * A component that wraps an element: where its observatory is, its colours and its language.
 *
 * @param <C> the component
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
public abstract class ElementComponent<C extends ElementComponent<C>> extends Component
    implements HasSize, HasStyle {

  private static final long serialVersionUID = 1L;

  /** The theme that follows the reader's device; there are no pictures of that name. */
  private static final String AUTO = "auto";

  /** Of the elements, out of what Lumo and Aura call theirs. */
  private static final Map<String, String> VAADIN_COLOURS =
      Map.of(
          "--atalaya-text", "var(--lumo-body-text-color, var(--vaadin-text-color))",
          "--atalaya-muted", "var(--lumo-secondary-text-color, var(--vaadin-text-color-secondary))",
          "--atalaya-line", "var(--lumo-contrast-20pct, var(--vaadin-border-color-secondary))",
          "--atalaya-accent", "var(--lumo-primary-text-color, var(--aura-accent-text-color))",
          "--atalaya-ground", "var(--lumo-base-color, var(--vaadin-background-color))",
          "--atalaya-font", "var(--lumo-font-family, var(--aura-font-family))");

  /** As wide as its container. */
  protected ElementComponent() {
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
  }

  /** Sets the colours; light by default. */
  public void setTheme(Theme theme) {
    requireNonNull(theme, "The theme cannot be null");
    attribute("theme", theme == Theme.LIGHT ? "" : theme.id());
  }

  /** The colours that were set; light where they are the reader's. */
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
   * Sets whether the colours are those that the reader's device asks for, light or dark, in the
   * place of those of {@link #setTheme}; off by default.
   */
  public void setReaderTheme(boolean follow) {
    attribute("theme", follow ? AUTO : "");
  }

  /** Whether the colours are those that the reader's device asks for. */
  public boolean isReaderTheme() {
    return AUTO.equals(getElement().getAttribute("theme"));
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
