// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.atalaya.widgets.chart.AtalayaChart;
import org.atalaya.widgets.chart.MarkSelectedEvent;

/**
 * The portal's first page: two charts that follow a filter. The filter is kept in the address, so
 * that a view can be bookmarked, sent and gone back to; choosing a department's bar drills down to
 * its municipalities.
 */
@Route("")
public final class PortalView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(PortalView.class);

  private final transient Observatory observatory;
  private Locale locale = Locale.of("es", "GT");
  private Optional<String> year = Optional.empty();
  private Optional<String> department = Optional.empty();

  /** The page over this observatory. */
  public PortalView(Observatory observatory) {
    this.observatory = observatory;
    addClassName("portal");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters parameters = event.getLocation().getQueryParameters();
    locale =
        parameters.getSingleParameter("lang").filter("en"::equals).isPresent()
            ? Locale.ENGLISH
            : Locale.of("es", "GT");
    StatisticsCatalogue catalogue = observatory.catalogue();
    year = known(catalogue, "year", parameters.getSingleParameter("year"));
    department = known(catalogue, "department", parameters.getSingleParameter("department"));
    event.getUI().setLocale(locale);
    event.getUI().getPage().executeJs("document.documentElement.lang = $0", locale.getLanguage());
    removeAll();
    add(header(), content(catalogue), footer());
  }

  @Override
  public String getPageTitle() {
    return text("title");
  }

  /** What an address says is taken only if it is a category that exists. */
  private static Optional<String> known(
      StatisticsCatalogue catalogue, String dimension, Optional<String> code) {
    return code.filter(given ->
        categories(catalogue, dimension).stream()
            .anyMatch(category -> category.code().equals(given)));
  }

  private String label(StatisticsCatalogue catalogue, String dimension) {
    return dimension(catalogue, dimension).map(found -> found.label().in(locale)).orElse(dimension);
  }

  private static Optional<Dimension> dimension(StatisticsCatalogue catalogue, String id) {
    return catalogue.entry("complaints").stream()
        .flatMap(entry -> entry.dimensions().stream())
        .filter(candidate -> candidate.id().equals(id))
        .findFirst();
  }

  private static List<Category> categories(StatisticsCatalogue catalogue, String dimension) {
    return dimension(catalogue, dimension).stream()
        .flatMap(found -> found.categories().stream())
        .filter(category -> !category.isResidual())
        .toList();
  }

  private Header header() {
    Span name = new Span(text("observatory"));
    name.addClassName("portal-name");
    Span demonstration = new Span(text("demonstration"));
    demonstration.addClassName("portal-demonstration");
    boolean english = locale.getLanguage().equals("en");
    Anchor language = new Anchor(address(english ? "es" : "en"), english ? "Español" : "English");
    language.getElement().setAttribute("lang", english ? "es" : "en");
    Anchor exit = new Anchor("https://www.google.com/search?q=clima", text("exit"));
    exit.getElement().setAttribute("rel", "nofollow noreferrer");
    exit.addClassName("portal-exit");
    Header header = new Header(new Div(name, demonstration), language, exit);
    header.addClassName("portal-header");
    return header;
  }

  private Main content(StatisticsCatalogue catalogue) {
    Main main = new Main(new H1(text("title")));
    if (catalogue.source().synthetic()) {
      Paragraph synthetic = new Paragraph(text("synthetic"));
      synthetic.addClassName("portal-synthetic");
      main.add(synthetic);
    }
    main.add(filter(catalogue), trend(), places(catalogue), new Paragraph(text("explanation")));
    return main;
  }

  private Div filter(StatisticsCatalogue catalogue) {
    Select<Category> years = new Select<>();
    years.setLabel(label(catalogue, "year"));
    List<Category> yearsKnown = categories(catalogue, "year");
    years.setItems(yearsKnown);
    years.setEmptySelectionAllowed(true);
    years.setEmptySelectionCaption(text("all"));
    years.setItemLabelGenerator(category -> category == null ? text("all") : label(category));
    select(yearsKnown, year).ifPresent(years::setValue);
    years.addValueChangeListener(
        event -> show(Optional.ofNullable(event.getValue()).map(Category::code), department));

    ComboBox<Category> departments = new ComboBox<>(label(catalogue, "department"));
    List<Category> departmentsKnown = categories(catalogue, "department");
    departments.setItems(departmentsKnown);
    departments.setItemLabelGenerator(this::label);
    departments.setPlaceholder(text("all"));
    departments.setClearButtonVisible(true);
    select(departmentsKnown, department).ifPresent(departments::setValue);
    departments.addValueChangeListener(
        event -> show(year, Optional.ofNullable(event.getValue()).map(Category::code)));

    Div filter = new Div(years, departments);
    filter.addClassName("portal-filter");
    filter.getElement().setAttribute("role", "search");
    filter.getElement().setAttribute("aria-label", text("filter"));
    return filter;
  }

  private String label(Category category) {
    return category.label().in(locale);
  }

  private static Optional<Category> select(List<Category> categories, Optional<String> code) {
    return categories.stream()
        .filter(category -> code.filter(category.code()::equals).isPresent())
        .findFirst();
  }

  private AtalayaChart trend() {
    StatisticsQuery query = StatisticsQuery.of("victims").by("month", "victim-sex");
    if (department.isPresent()) {
      query = query.where("department", department.get());
    }
    Optional<CalendarPeriod> period = year.flatMap(CalendarPeriod::parse);
    if (period.isPresent()) {
      query = query.between(period.get(), period.get());
    }
    AtalayaChart chart = chart(query);
    chart.setHeight("440px");
    return chart;
  }

  private AtalayaChart places(StatisticsCatalogue catalogue) {
    StatisticsQuery query = StatisticsQuery.of("complaints").sort(Sort.DESCENDING);
    if (year.isPresent()) {
      query = query.where("year", year.get());
    }
    if (department.isPresent()) {
      query = query.where("department", department.get());
      query = categories(catalogue, "municipality").isEmpty() ? query : query.by("municipality");
    } else {
      query = query.by("department");
    }
    AtalayaChart chart = chart(query);
    chart.setHeight("720px");
    if (department.isEmpty()) {
      chart.addMarkSelectedListener(this::drillDown);
    }
    return chart;
  }

  private void drillDown(MarkSelectedEvent event) {
    // The code comes from the browser; the next address is checked like any other.
    show(year, Optional.of(event.getCode()));
  }

  private AtalayaChart chart(StatisticsQuery query) {
    AtalayaChart chart = new AtalayaChart(query);
    chart.setLanguage(locale);
    chart.addClassName("portal-chart");
    return chart;
  }

  private Footer footer() {
    Footer footer = new Footer(new Paragraph(text("help")), new Paragraph(text("footer")));
    footer.addClassName("portal-footer");
    return footer;
  }

  private void show(Optional<String> newYear, Optional<String> newDepartment) {
    UI.getCurrent()
        .navigate(
            PortalView.class,
            QueryParameters.simple(parameters(newYear, newDepartment, locale.getLanguage())));
  }

  private String address(String language) {
    return "?" + QueryParameters.simple(parameters(year, department, language)).getQueryString();
  }

  private static Map<String, String> parameters(
      Optional<String> year, Optional<String> department, String language) {
    Map<String, String> parameters = new LinkedHashMap<>();
    year.ifPresent(code -> parameters.put("year", code));
    department.ifPresent(code -> parameters.put("department", code));
    if (!language.equals("es")) {
      parameters.put("lang", language);
    }
    return parameters;
  }

  private String text(String key) {
    return WORDING.text(locale, key);
  }
}
