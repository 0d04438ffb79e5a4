// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.testkit.StaffedAlerts.ANA;
import static org.atalaya.testkit.StaffedAlerts.NAME;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.server.VaadinService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.atalaya.alerts.Alert;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A desk whose session is stored, and may come back on another node. */
class StoredDeskTest extends DeskWork {

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
    Beans.FOUND.put(AlertDeskSource.class, source);
  }

  @AfterEach
  void forgetBeans() {
    Beans.FOUND.clear();
  }

  @Test
  void desk_cameBack_goesOnWithWhatWasTyped() throws Exception {
    Alert drafted = alerts.draft(ANA, StaffedAlerts.woman());
    poll();
    openRow(drafted.number());
    write("Domicilio", "Mi casa");

    desk.getElement().removeFromTree();
    UI.getCurrent().add(cameBack(stored()));
    press("Guardar los cambios");

    assertThat(field(TextField.class, "Domicilio").getValue()).isEqualTo("Mi casa");
    assertThat(alerts.alert(drafted.id()).orElseThrow().draft())
        .contains(StaffedAlerts.woman().with().address("Mi casa").build());
  }

  /** So the two below can fail. */
  @Test
  void session_withAnAlertOpen_holdsWhatIsOnTheScreen() throws Exception {
    Alert posted = staffed.activated(alerts, StaffedAlerts.woman());
    poll();
    openRow(posted.number());

    assertThat(planted()).contains(NAME, "Huipil", "Ramona", "5555-0101", "7a avenida");
  }

  @Test
  void session_backAtTheList_holdsNothingOfHer() throws Exception {
    Alert drafted = alerts.draft(ANA, StaffedAlerts.woman());
    poll();
    openRow(drafted.number());
    answer();

    press("Volver a la lista");

    assertThat(planted()).isEmpty();
    assertThat(desk.toString()).doesNotContain(NAME);
  }

  /** What of her, and of who reports her, a stored session holds. */
  private List<String> planted() throws IOException {
    String stored = new String(stored(), StandardCharsets.UTF_8);
    return Stream.of(NAME, "Casa Plantada", "Huipil", "Ramona", "5555-0101", "7a avenida")
        .filter(stored::contains)
        .toList();
  }

  private byte[] stored() throws IOException {
    answer();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(desk);
    }
    return bytes.toByteArray();
  }

  /** What Flow does to write an answer: until then there lies what the browser has to be told. */
  private static void answer() {
    roundTrip();
    UIInternals internals = UI.getCurrent().getInternals();
    internals.getStateTree().collectChanges(change -> {});
    internals.dumpPendingJavaScriptInvocations();
  }

  private static AlertDesk cameBack(byte[] stored) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored))) {
      return (AlertDesk) in.readObject();
    }
  }
}
