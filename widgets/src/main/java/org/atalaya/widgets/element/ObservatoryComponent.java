// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.di.Instantiator;
import java.util.Optional;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.web.PublicAnswer;
import org.atalaya.widgets.web.PublicAnswers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A component that wraps an element which shows an observatory's answer.
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
@JsModule("context://" + ElementsVersion.PATH + "/flow.js")
public abstract class ObservatoryComponent<C extends ObservatoryComponent<C>>
    extends ElementComponent<C> {

  private static final long serialVersionUID = 1L;

  private transient @Nullable PublicAnswers answers;
  private boolean inProcess;

  @Override
  public void setObservatory(String address) {
    super.setObservatory(address);
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
}
