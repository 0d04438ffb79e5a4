// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.server.VaadinService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.chart.AtalayaChart;
import org.atalaya.widgets.filter.StatisticsFilter;
import org.atalaya.widgets.grid.StatisticsGrid;
import org.atalaya.widgets.web.PublicAnswers;
import org.atalaya.widgets.web.PublicApiServlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Components whose session was stored and came back, perhaps on another node. */
@ViewPackages
class StoredSessionTest extends BrowserlessTest {

  private static final StatisticsQuery QUERY = StatisticsQuery.of("victims").by("department");

  private final CaseStore store = SampleCases.store();
  private final Observatory observatory =
      Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  private final PublicApiServlet answers = new PublicApiServlet(observatory, "/atalaya");

  /** Finds the beans of the application, as Spring's does. */
  public static final class Beans implements InstantiatorFactory {
    private static final Map<Class<?>, Object> FOUND = new ConcurrentHashMap<>();

    @Override
    public Instantiator createInstantitor(VaadinService service) {
      return new DefaultInstantiator(service) {
        @Override
        public <T> T getOrCreate(Class<T> type) {
          return FOUND.containsKey(type)
              ? requireNonNull(type.cast(FOUND.get(type)))
              : super.getOrCreate(type);
        }
      };
    }
  }

  @Override
  protected Set<Class<?>> lookupServices() {
    return Set.of(Beans.class);
  }

  @BeforeEach
  void offerBeans() {
    Beans.FOUND.putAll(Map.of(Observatory.class, observatory, PublicAnswers.class, answers));
  }

  @AfterEach
  void closeStore() {
    Beans.FOUND.clear();
    answers.destroy();
    store.close();
  }

  @Test
  void chart_cameBack_answersOutOfTheBean() throws Exception {
    AtalayaChart chart = new AtalayaChart(QUERY);
    chart.setObservatory(answers);
    AnswerComponent<?> back = cameBack(chart);

    UI.getCurrent().add(back);

    assertThat(back.answer("/charts/victims.svg?by=department").get("good").asBoolean()).isTrue();
  }

  @Test
  void grid_cameBack_hasItsRows() throws Exception {
    StatisticsGrid back = cameBack(new StatisticsGrid(observatory, QUERY));

    UI.getCurrent().add(back);

    assertThat(test(back).size()).isEqualTo(test(shown(QUERY)).size()).isPositive();
  }

  @Test
  void filter_cameBack_goesOn() throws Exception {
    StatisticsFilter filter = new StatisticsFilter(observatory, QUERY, "year");
    filter.drillInto("01");
    StatisticsFilter back = cameBack(filter);

    UI.getCurrent().add(back);
    back.drillInto("0101");

    assertThat(back.getQuery())
        .isEqualTo(StatisticsQuery.of("victims").by("municipality").where("municipality", "0101"));
  }

  @Test
  void observatory_cameBackOutsideOfAUi_saysWhatToDo() throws Exception {
    ObservatoryReference back = cameBack(new ObservatoryReference(observatory));
    UI.setCurrent(null);

    assertThatIllegalStateException().isThrownBy(back::get).withMessageContaining("ui.access");
  }

  private StatisticsGrid shown(StatisticsQuery query) {
    StatisticsGrid grid = new StatisticsGrid(observatory, query);
    UI.getCurrent().add(grid);
    return grid;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Serializable> T cameBack(T stored)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(stored);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
