// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.filter;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.Dimension;
import org.atalaya.charts.CategoryText;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsCatalogue.Entry;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.element.ObservatoryReference;
import org.atalaya.widgets.element.StoredQuery;
import org.jspecify.annotations.Nullable;

/**
 * Vaadin fields that restrict a question: one for each dimension, offering the categories that the
 * observatory's catalogue has.
 *
 * <pre>{@code
 * StatisticsQuery query = StatisticsQuery.of("victims").by("department");
 * StatisticsFilter filter = new StatisticsFilter(observatory, query, "year", "victim-sex");
 * AtalayaChart chart = new AtalayaChart(filter.getQuery());
 * filter.addQueryChangeListener(event -> chart.setQuery(event.getQuery()));
 * chart.addMarkSelectedListener(event -> filter.drillInto(event.getCode()));
 * add(filter, chart);
 * }</pre>
 *
 * <h2>Places within places</h2>
 *
 * Where rows go by a dimension of which one category is chosen, in a field or by {@link
 * #drillInto}, they go by its parts instead: of a department its municipalities. A way back leads
 * out again.
 *
 * <h2>Address</h2>
 *
 * With {@link #setInAddress} choices are kept in the view's own address, {@code ?department=01}, so
 * that they can be shared and the back button takes them back; without, a host has {@link
 * #getParameters} and {@link #setParameters}. A table has three dimensions at most, filters
 * included: what is too much is said in the place of the answer.
 *
 * <h2>Accessibility</h2>
 *
 * The fields are Vaadin's; together they are a search region with a name. The way back is a
 * navigation, of which the present place is the current page.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
public class StatisticsFilter extends Div implements LocaleChangeObserver {

  private static final long serialVersionUID = 1L;

  private final ObservatoryReference observatory;
  private final StoredQuery base;
  private final List<FilterField> fields = new ArrayList<>();
  private final Map<String, String> codes = new LinkedHashMap<>();
  private final Button clear = new Button();
  private final WayBack way = new WayBack(this::goTo);
  private final Paragraph problem = new Paragraph();
  private @Nullable StatisticsFilterI18n i18n;
  private @Nullable Registration navigation;
  private boolean inAddress;
  private boolean updating;

  /**
   * A filter.
   *
   * @param query the question that is restricted
   * @param dimensions ids of the dimensions to choose from, of those that the indicator offers
   * @throws IllegalArgumentException if there is no such indicator or dimension
   */
  public StatisticsFilter(Observatory observatory, StatisticsQuery query, String... dimensions) {
    this.observatory = new ObservatoryReference(observatory);
    this.base = StoredQuery.of(query);
    Entry entry = entry();
    for (String id : dimensions) {
      if (entry.dimension(id).isEmpty()) {
        throw new IllegalArgumentException(
            "no dimension '%s'. Allowed: %s"
                .formatted(id, entry.dimensions().stream().map(Dimension::id).toList()));
      }
      FilterField field = new FilterField(id);
      field.addValueChangeListener(event -> onChoice(field));
      fields.add(field);
    }
    clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    clear.addClickListener(event -> choose(Map.of(), true));
    problem.getElement().setAttribute("role", "status");
    problem.setVisible(false);
    layOut();
    label();
  }

  private void layOut() {
    addClassName("atalaya-statistics-filter");
    getElement().setAttribute("role", "search");
    Div row = new Div();
    row.getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexWrap(Style.FlexWrap.WRAP)
        .setAlignItems(Style.AlignItems.BASELINE)
        .set("gap", "0 1rem");
    fields.forEach(row::add);
    row.add(clear);
    add(row, way, problem);
  }

  /** The question as it is restricted now. */
  public StatisticsQuery getQuery() {
    return choices().query();
  }

  /** What is chosen: codes by dimension. */
  public Map<String, String> getChoices() {
    return Map.copyOf(codes);
  }

  /** Takes back every choice. */
  public void clear() {
    choose(Map.of(), false);
  }

  /**
   * Restricts the question to a category of the dimension by which its rows go, and goes on to the
   * parts of that: for a reader's choice of a bar or a place on a map. A code that is not offered
   * changes nothing: it may come from a browser.
   */
  public void drillInto(String code) {
    requireNonNull(code, "The code cannot be null");
    Choices choices = choices();
    choices.query().by().stream()
        .findFirst()
        .filter(choices::isOffered)
        .flatMap(choices.entry()::dimension)
        .filter(rows -> rows.category(code).isPresent())
        .ifPresent(rows -> choose(choices.with(rows.id(), Optional.of(code)), true));
  }

  /** Adds a listener for each question that comes out of what is chosen. */
  public Registration addQueryChangeListener(ComponentEventListener<QueryChangeEvent> listener) {
    return addListener(QueryChangeEvent.class, listener);
  }

  /** The parameters of an address with what is chosen. */
  public QueryParameters getParameters() {
    return QueryParameters.simple(codes);
  }

  /**
   * Chooses what an address says, leaving alone its parameters that are not the filter's. What is
   * not offered is told below the fields and left out.
   */
  public void setParameters(QueryParameters parameters) {
    Map<String, String> known = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Dimension dimension : choices().offered()) {
      parameters
          .getSingleParameter(dimension.id())
          .ifPresent(code -> {
            if (dimension.category(code).isPresent()) {
              known.put(dimension.id(), code);
            } else {
              problems.add(unknown(code, dimension));
            }
          });
    }
    if (!known.equals(codes)) {
      apply(known, false);
    }
    problem.setText(String.join(" ", problems));
    problem.setVisible(!problems.isEmpty());
  }

  /** Sets whether choices are kept in the address of the view; off by default. */
  public void setInAddress(boolean inAddress) {
    this.inAddress = inAddress;
    getUI().filter(ui -> inAddress).ifPresent(this::readAddress);
  }

  /** Whether choices are kept in the address of the view. */
  public boolean isInAddress() {
    return inAddress;
  }

  /** Sets the words; by default those of the UI's language. */
  public void setI18n(StatisticsFilterI18n i18n) {
    this.i18n = requireNonNull(i18n, "The words cannot be null");
    label();
  }

  /** The words. */
  public StatisticsFilterI18n getI18n() {
    return i18n == null ? StatisticsFilterI18n.of(getLocale()) : i18n;
  }

  @Override
  public void localeChange(LocaleChangeEvent event) {
    label();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    // Also where a reader went back to another address of the same view.
    navigation =
        event
            .getUI()
            .addAfterNavigationListener(after -> {
              if (inAddress) {
                setParameters(after.getLocation().getQueryParameters());
              }
            });
    // Later the server knows another address than the browser, where the filter wrote into it.
    if (inAddress && event.isInitialAttach()) {
      readAddress(event.getUI());
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    super.onDetach(event);
    if (navigation != null) {
      navigation.remove();
      navigation = null;
    }
  }

  private void readAddress(UI ui) {
    setParameters(ui.getInternals().getActiveViewLocation().getQueryParameters());
  }

  private Entry entry() {
    StatisticsCatalogue catalogue = observatory.get().catalogue();
    return catalogue
        .entry(base.indicator())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no indicator '%s'. Allowed: %s"
                    .formatted(
                        base.indicator(),
                        catalogue.entries().stream().map(each -> each.indicator().id()).toList())));
  }

  private Choices choices() {
    return new Choices(
        entry(), base.query(), fields.stream().map(FilterField::dimension).toList(), codes);
  }

  private void onChoice(FilterField field) {
    if (!updating) {
      choose(choices().with(field.dimension(), field.chosen()), true);
    }
  }

  private void goTo(Map<String, String> place) {
    choose(place, true);
  }

  private void choose(Map<String, String> chosen, boolean fromClient) {
    if (chosen.equals(codes)) {
      return;
    }
    problem.setVisible(false);
    apply(chosen, fromClient);
    if (inAddress) {
      getUI().ifPresent(this::writeAddress);
    }
  }

  private void apply(Map<String, String> chosen, boolean fromClient) {
    Map<String, String> copy = new LinkedHashMap<>(chosen);
    codes.clear();
    codes.putAll(copy);
    label();
    fireEvent(new QueryChangeEvent(this, fromClient, getQuery()));
  }

  private void writeAddress(UI ui) {
    Location here = ui.getInternals().getActiveViewLocation();
    String[] own = choices().offered().stream().map(Dimension::id).toArray(String[]::new);
    QueryParameters parameters =
        here.getQueryParameters().excluding(own).mergingAll(getParameters().getParameters());
    ui.getPage().getHistory().pushState(null, new Location(here.getPath(), parameters));
  }

  /** Puts words and choices in place. */
  private void label() {
    StatisticsFilterI18n words = getI18n();
    Locale locale = getLocale();
    Entry entry = entry();
    getElement().setAttribute("aria-label", words.filters());
    clear.setText(words.clear());
    updating = true;
    for (FilterField field : fields) {
      Dimension dimension = entry.dimension(field.dimension()).orElseThrow();
      Optional<String> around = dimension.parent().map(codes::get);
      field.offer(
          dimension,
          category -> around.isEmpty() || category.parent().equals(around),
          words.all(),
          locale);
      field.show(Optional.ofNullable(codes.get(field.dimension())));
    }
    updating = false;
    way.show(words, steps(locale));
  }

  /** The way into the parts by which rows go. */
  private List<WayBack.Step> steps(Locale locale) {
    Choices choices = choices();
    List<WayBack.Step> steps = new ArrayList<>();
    for (String rows : base.query().by()) {
      Optional<Dimension> dimension =
          choices.entry().dimension(rows).filter(each -> codes.containsKey(rows));
      Optional<Dimension> child = choices.child(rows);
      if (dimension.isEmpty() || child.isEmpty()) {
        continue;
      }
      Map<String, String> whole = new LinkedHashMap<>(codes);
      whole.remove(child.get().id());
      Map<String, String> outside = new LinkedHashMap<>(whole);
      outside.remove(rows);
      steps.add(
          new WayBack.Step(dimension.get().label().in(locale) + ": " + getI18n().all(), outside));
      steps.add(new WayBack.Step(name(dimension.get(), locale), whole));
      if (codes.containsKey(child.get().id())) {
        steps.add(new WayBack.Step(name(child.get(), locale), Map.copyOf(codes)));
      }
    }
    return steps;
  }

  private String name(Dimension dimension, Locale locale) {
    String code = codes.getOrDefault(dimension.id(), "");
    return dimension
        .category(code)
        .map(category -> CategoryText.full(dimension, category, locale))
        .orElse(code);
  }

  private String unknown(String code, Dimension dimension) {
    String shown = code.length() <= 40 ? code : code.substring(0, 40) + "…";
    return getI18n()
        .unknown()
        .replace("{0}", shown)
        .replace("{1}", dimension.label().in(getLocale()));
  }
}
