// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.shared.Registration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.web.PublicAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A component that shows the observatory's answer to one question.
 *
 * <h2>New figures</h2>
 *
 * What is shown stays until it is {@linkplain #refresh() refreshed}. Where answers come out of this
 * process and the UI polls ({@code UI.setPollInterval}), that happens by itself once another
 * version of the records is released; no thread waits for it. A host with {@code @Push} calls
 * {@code ui.access(chart::refresh)} when it learns of new records.
 *
 * @param <C> the component
 */
public abstract class AnswerComponent<C extends AnswerComponent<C>>
    extends ObservatoryComponent<C> {

  private static final long serialVersionUID = 1L;

  private String shownAddress = "";
  private String shownTag = "";
  private @Nullable Registration polling;

  /** A component that shows nothing until it has a query. */
  protected AnswerComponent() {}

  /**
   * Sets what is shown. The query is checked where it is answered; a wrong one is told in the place
   * of the answer.
   */
  public void setQuery(StatisticsQuery query) {
    requireNonNull(query, "The query cannot be null");
    StoredQuery stored = StoredQuery.of(query);
    Map<String, String> filters = new LinkedHashMap<>(stored.parameters());
    attribute("indicator", stored.indicator());
    for (String name : StatisticsQuery.PARAMETERS) {
      attribute(name, stored.parameters().getOrDefault(name, ""));
      filters.remove(name);
    }
    attribute("filters", inAddress(filters));
  }

  /** As {@link #setQuery}. */
  public C withQuery(StatisticsQuery query) {
    setQuery(query);
    return self();
  }

  /** Sets a title of yours, shown in the place of the observatory's; empty for the latter. */
  public void setHeading(String heading) {
    attribute("heading", requireNonNull(heading, "The heading cannot be null"));
  }

  /** As {@link #setHeading}. */
  public C withHeading(String heading) {
    setHeading(heading);
    return self();
  }

  /**
   * In a dashboard, sets the filters that do not hold for this component.
   *
   * @param dimensions those filters; none for all of them
   */
  public void setFixed(String... dimensions) {
    getElement().setAttribute("fixed", String.join(" ", dimensions));
  }

  /** Has the element ask anew; what it shows stays until the answer is there. */
  public void refresh() {
    getElement().executeJs("this.refresh()");
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    polling = event.getUI().addPollListener(poll -> refreshIfMoved());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    super.onDetach(event);
    if (polling != null) {
      polling.remove();
      polling = null;
    }
    shownAddress = "";
  }

  @Override
  void answered(String address, PublicAnswer answer) {
    shownAddress = address;
    shownTag = answer.tag();
  }

  private void refreshIfMoved() {
    if (!shownAddress.isEmpty() && !answers().answer(shownAddress).tag().equals(shownTag)) {
      refresh();
    }
  }

  private static String inAddress(Map<String, String> filters) {
    return filters.entrySet().stream()
        .map(filter ->
            filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
