// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.grid;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.TableFormat;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.element.ObservatoryReference;
import org.atalaya.widgets.element.StoredQuery;
import org.jspecify.annotations.Nullable;

/**
 * A table of the observatory in Vaadin's grid: rows are sent to the browser as a reader scrolls to
 * them, every column sorts, and what is withheld or not known is told in words and comes last in
 * either direction.
 *
 * <pre>{@code
 * StatisticsGrid grid =
 *     new StatisticsGrid(observatory, StatisticsQuery.of("victims").by("municipality", "year"));
 * add(grid, grid.downloadLink(TableFormat.CSV), grid.downloadLink(TableFormat.XLSX));
 * }</pre>
 *
 * <p>The last of several dimensions runs across. A question that cannot be answered leaves the grid
 * empty, with the reason in the place of the rows. The table is asked for anew by {@link
 * #setQuery}, {@link #refresh} and when a session comes back.
 *
 * <h2>Accessibility</h2>
 *
 * Vaadin's grid is a table to assistive technology, with heads that say how they sort; its name is
 * the observatory's title. Each figure has a tooltip with its unit and what to bear in mind.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
public class StatisticsGrid extends Grid<StatisticsRow> implements LocaleChangeObserver {

  private static final long serialVersionUID = 1L;

  private final ObservatoryReference observatory;
  private @Nullable StoredQuery query;
  private @Nullable StatisticsGridI18n i18n;
  private @Nullable Locale labelled;
  private transient @Nullable RowLayout layout;

  /** A grid without rows until it has a query. */
  public StatisticsGrid(Observatory observatory) {
    this.observatory = new ObservatoryReference(observatory);
    setDataProvider(DataProvider.fromCallbacks(this::fetch, this::count));
  }

  /** A grid of the table that {@code query} asks for. */
  public StatisticsGrid(Observatory observatory, StatisticsQuery query) {
    this(observatory);
    setQuery(query);
  }

  /** Sets what is shown. */
  public void setQuery(StatisticsQuery query) {
    this.query = StoredQuery.of(requireNonNull(query, "The query cannot be null"));
    refresh();
  }

  /** The question, if there is one. */
  public Optional<StatisticsQuery> getQuery() {
    return Optional.ofNullable(query).map(StoredQuery::query);
  }

  /** Asks anew: after another version was released, for example. */
  public void refresh() {
    layout = null;
    removeAllColumns();
    setEmptyStateText("");
    labelled = getLocale();
    try {
      getQuery().ifPresent(this::show);
    } catch (QueryException e) {
      setEmptyStateText(e.problem().detail(getLocale()));
    }
    getDataProvider().refreshAll();
  }

  /**
   * A link to what the grid shows as a file, made when a reader asks for it.
   *
   * @param format the format of the file
   */
  public Anchor downloadLink(TableFormat format) {
    Anchor link = new Anchor((DownloadHandler) event -> download(event, format), format.title());
    link.getElement().setAttribute("download", true);
    return link;
  }

  /** Sets the words; by default those of the UI's language. */
  public void setI18n(StatisticsGridI18n i18n) {
    this.i18n = requireNonNull(i18n, "The words cannot be null");
    refresh();
  }

  /** The words. */
  public StatisticsGridI18n getI18n() {
    return i18n == null ? StatisticsGridI18n.of(getLocale()) : i18n;
  }

  @Override
  public void localeChange(LocaleChangeEvent event) {
    if (!event.getLocale().equals(labelled)) {
      refresh();
    }
  }

  private void show(StatisticsQuery asked) {
    PublishableTable table = observatory.get().table(asked);
    RowLayout laidOut = laidOut(table, asked);
    layout = laidOut;
    setAriaLabel(table.header().indicator().title().in(getLocale()));
    layOut(laidOut);
  }

  private RowLayout laidOut(PublishableTable table, StatisticsQuery asked) {
    return new RowLayout(table, asked.by(), getLocale(), getI18n());
  }

  private void layOut(RowLayout laidOut) {
    int heads = laidOut.heads().size();
    for (int i = 0; i < heads; i++) {
      int label = i;
      addColumn(row -> row.labels().get(label))
          .setHeader(laidOut.heads().get(i))
          .setAutoWidth(true)
          .setSortProperty(Integer.toString(i))
          .setRowHeader(i == heads - 1);
    }
    for (int i = 0; i < laidOut.columns().size(); i++) {
      int figure = i;
      addColumn(row -> row.figures().get(figure))
          .setHeader(laidOut.columns().get(i))
          .setAutoWidth(true)
          .setTextAlign(ColumnTextAlign.END)
          .setSortProperty(Integer.toString(heads + i))
          .setTooltipGenerator(row -> row.sentences().get(figure));
    }
  }

  private Stream<StatisticsRow> fetch(Query<StatisticsRow, Void> asked) {
    RowLayout laidOut = layout();
    // Vaadin checks that both are asked for.
    int offset = asked.getOffset();
    int limit = asked.getLimit();
    if (laidOut == null) {
      return Stream.empty();
    }
    return order(laidOut, asked.getSortOrders()).stream()
        .skip(offset)
        .limit(limit)
        .map(laidOut::row);
  }

  private static List<Integer> order(RowLayout laidOut, List<QuerySortOrder> sorting) {
    return sorting.stream()
        .findFirst()
        .map(sort ->
            laidOut.order(
                Integer.parseInt(sort.getSorted()),
                sort.getDirection() == SortDirection.DESCENDING))
        .orElseGet(laidOut::order);
  }

  private int count(Query<StatisticsRow, Void> asked) {
    RowLayout laidOut = layout();
    return laidOut == null ? 0 : laidOut.rows();
  }

  /** The rows; asked for again where the session came back without them. */
  private @Nullable RowLayout layout() {
    if (layout == null) {
      layout = table().map(table -> laidOut(table, getQuery().orElseThrow())).orElse(null);
    }
    return layout;
  }

  private void download(DownloadEvent event, TableFormat format) throws IOException {
    Optional<PublishableTable> table = table();
    if (table.isEmpty()) {
      event.getResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
      return;
    }
    byte[] file = format.write(table.get(), Optional.empty(), getLocale());
    event.setFileName(format.fileName(table.get()));
    event.setContentType(format.mediaType());
    event.setContentLength(file.length);
    try (OutputStream out = event.getOutputStream()) {
      out.write(file);
    }
  }

  /** The table; none where there is no question, or one that cannot be answered. */
  private Optional<PublishableTable> table() {
    try {
      return getQuery().map(observatory.get()::table);
    } catch (QueryException e) {
      return Optional.empty();
    }
  }
}
