// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.testkit.StaffedAlerts.BEA;
import static org.atalaya.testkit.StaffedAlerts.woman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.atalaya.alerts.AlertState.Active;
import org.atalaya.alerts.AlertState.Draft;
import org.atalaya.alerts.AlertState.Erased;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.AuditVerification.Intact;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;
import org.atalaya.testkit.ChildProcess;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Activations and ends, stopped each between another two steps (before a statement, before and
 * after a commit), all at once in one process that is then killed as by {@code kill -9}. What was
 * committed holds, whole and once; what was not, not at all; an end is finished by the next start.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledAlertTest {

  private static final String PARTNER = "partner";

  /** More than there are steps, so that one acts to the end. */
  private static final int ACTIVATING = 13;

  private static final int ENDING = 19;

  @TempDir Path folder;

  /** Stops for ever before step {@code stop}, having said so. */
  private static final class Steps {

    private final int stop;
    private final Runnable stopped;
    private boolean counting;
    private int step;

    Steps(int stop, Runnable stopped) {
      this.stop = stop;
      this.stopped = stopped;
    }

    /** What is done until then is preparation. */
    void count() {
      counting = true;
    }

    void next() {
      if (counting && step++ == stop) {
        stopped.run();
        while (true) {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
  }

  /** A store of which every statement that writes, and every commit, is a step. */
  private record SteppedStore(OperationalStore store, Steps steps) implements OperationalStore {

    @Override
    public Engine engine() {
      return store.engine();
    }

    @Override
    public void migrate(String feature) {
      // The template has its tables, and looking once more takes longer than all the rest.
    }

    @Override
    public <T> T write(Work<T> work) {
      steps.next();
      T done =
          store.write(connection -> {
            T inner = work.on(stepped(connection));
            steps.next();
            return inner;
          });
      steps.next();
      return done;
    }

    private Connection stepped(Connection connection) {
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                boolean writes =
                    method.getName().equals("prepareStatement")
                        && !String.valueOf(arguments[0]).startsWith("select");
                if (writes) {
                  steps.next();
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public <T> T read(Work<T> work) {
      return store.read(work);
    }

    @Override
    public void close() {
      store.close();
    }
  }

  /** What runs in the process that is killed: one thread for each folder, until all stand. */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("share")) {
      Path place = Path.of(args[1]);
      try (OperationalStore store = OperationalStore.at(file(place))) {
        StaffedAlerts staffed = new StaffedAlerts(store, place);
        share(staffed.open(), staffed, Integer.parseInt(args[2]));
      }
      return;
    }
    int cases = Integer.parseInt(args[2]);
    CountDownLatch standing = new CountDownLatch(cases);
    for (int stop = 0; stop < cases; stop++) {
      Path place = Path.of(args[1]).resolve(args[0] + stop);
      Steps steps = new Steps(stop, standing::countDown);
      Thread thread =
          new Thread(() -> {
            act(args[0], place, steps);
            // It has fewer steps than that.
            standing.countDown();
          });
      thread.setDaemon(true);
      thread.start();
    }
    standing.await();
    System.out.println("all stand");
    new CountDownLatch(1).await();
  }

  private static void act(String what, Path place, Steps steps) {
    try (OperationalStore store = new SteppedStore(OperationalStore.at(file(place)), steps)) {
      StaffedAlerts staffed = new StaffedAlerts(store, place);
      Alerts alerts = staffed.open();
      Alert alert = alerts.current().getFirst();
      steps.count();
      switch (what) {
        case "activate" -> alerts.activate(alert.id(), alert.version(), BEA, staffed.inAWeek());
        case "end" -> alerts.end(alert.id(), alert.version(), BEA, Outcome.LOCATED_ALIVE);
        default -> throw new IllegalArgumentException(what);
      }
      Files.createFile(place.resolve("acknowledged"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After the kill; nothing stops there. */
  private static OperationalStore reopened(Path place) {
    return new SteppedStore(OperationalStore.at(file(place)), new Steps(-1, () -> {}));
  }

  private static Path file(Path place) {
    return place.resolve("operations.sqlite");
  }

  @Test
  void activate_killedBetweenAnyTwoSteps_isDoneOnceOrNotAtAll() throws Exception {
    prepare("activate", ACTIVATING);
    killAllStanding("activate", ACTIVATING);

    Set<String> seen = new HashSet<>();
    for (int stop = 0; stop < ACTIVATING; stop++) {
      Path place = folder.resolve("activate" + stop);
      try (OperationalStore store = reopened(place)) {
        StaffedAlerts staffed = new StaffedAlerts(store, place);
        Alerts alerts = staffed.open();
        Alert alert = alerts.current().getFirst();
        boolean active = alert.state() instanceof Active;
        int times = active ? 1 : 0;

        assertThat(active || alert.state() instanceof Draft).isTrue();
        assertThat(active || !acknowledged(place)).as("what was acknowledged holds").isTrue();
        assertThat(alerts.posted().bulletins()).hasSize(times);
        assertThat(alerts.unprotectedFacts()).hasSize(times);
        assertThat(messages(staffed)).hasSize(times);
        assertThat(acts(staffed, alert.id(), "activate")).isEqualTo(times);
        seen.add(alert.state().getClass().getSimpleName() + acknowledged(place));
      }
    }
    assertThat(seen).containsExactlyInAnyOrder("Draftfalse", "Activefalse", "Activetrue");
  }

  @Test
  void end_killedBetweenAnyTwoSteps_isFinishedOrNotBegun() throws Exception {
    prepare("end", ENDING);
    killAllStanding("end", ENDING);

    Set<String> seen = new HashSet<>();
    for (int stop = 0; stop < ENDING; stop++) {
      Path place = folder.resolve("end" + stop);
      boolean keyBefore = !keys(place).isEmpty();
      try (OperationalStore store = reopened(place)) {
        StaffedAlerts staffed = new StaffedAlerts(store, place);
        Alerts alerts = staffed.open();
        boolean over = alerts.current().isEmpty();
        UUID id = (over ? alerts.ended() : alerts.current()).getFirst().id();
        int times = over ? 1 : 0;

        assertThat(over || !acknowledged(place)).as("what was acknowledged holds").isTrue();
        assertThat(over && !(alerts.ended().getFirst().state() instanceof Erased)).isFalse();
        assertThat(keys(place)).hasSize(1 - times);
        assertThat(alerts.posted().tombstones()).hasSize(times);
        assertThat(alerts.posted().bulletins()).hasSize(1 - times);
        assertThat(alerts.unprotectedFacts())
            .singleElement()
            .satisfies(fact ->
                assertThat(fact.outcome())
                    .isEqualTo(over ? Optional.of("located-alive") : Optional.empty()));
        assertThat(messages(staffed)).hasSize(1 + times);
        assertThat(alerts.republishers().unconfirmed()).hasSize(times);
        assertThat(acts(staffed, id, "end")).isEqualTo(times);
        seen.add((over ? "over" : "open") + (keyBefore ? ", key" : ", no key"));
        seen.add(acknowledged(place) ? "acknowledged" : "in between");
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "open, key", "over, key", "over, no key", "in between", "acknowledged");
  }

  /** Two processes draft and end in one file, each in its turn. */
  @Test
  void write_twoProcessesAtOnce_loseNothing() throws Exception {
    Path place = Files.createDirectories(folder.resolve("shared"));
    try (OperationalStore store = OperationalStore.at(file(place))) {
      StaffedAlerts staffed = new StaffedAlerts(store, place);
      Alerts alerts = staffed.open();
      Process other =
          ChildProcess.of(KilledAlertTest.class, List.of(), "share", place.toString(), "5")
              .redirectError(Redirect.INHERIT)
              .redirectOutput(Redirect.DISCARD)
              .start();
      share(alerts, staffed, 5);
      assertThat(other.waitFor()).isZero();

      assertThat(alerts.ended()).extracting(Alert::number).hasSize(10).doesNotHaveDuplicates();
      assertThat(alerts.posted().tombstones()).hasSize(10);
      assertThat(keys(place)).isEmpty();
      assertThat(staffed.parts().audit().verify(Optional.empty())).isInstanceOf(Intact.class);
    }
  }

  private static void share(Alerts alerts, StaffedAlerts staffed, int times) {
    for (int i = 0; i < times; i++) {
      Alert one = staffed.activated(alerts, woman());
      alerts.end(one.id(), one.version(), BEA, Outcome.OTHER);
    }
  }

  /** The same alert for every case, in a folder of its own with a vault of its own. */
  private void prepare(String what, int cases) throws IOException {
    Path template = Files.createDirectories(folder.resolve("template"));
    try (OperationalStore store = OperationalStore.at(file(template))) {
      StaffedAlerts staffed = new StaffedAlerts(store, template);
      Alerts alerts = staffed.open();
      alerts
          .republishers()
          .register(BEA, new Republisher(PARTNER, URI.create("https://partner.example/"), ""));
      if (what.equals("activate")) {
        StaffedAlerts.assessed(alerts, woman());
      } else {
        staffed.activated(alerts, woman());
      }
    }
    for (int stop = 0; stop < cases; stop++) {
      copy(template, folder.resolve(what + stop));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void killAllStanding(String what, int cases) throws Exception {
    Process process =
        ChildProcess.of(
                KilledAlertTest.class, List.of(), what, folder.toString(), Integer.toString(cases))
            .redirectError(Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("all stand");
    process.destroyForcibly();
    process.waitFor();
  }

  private static boolean acknowledged(Path place) {
    return Files.exists(place.resolve("acknowledged"));
  }

  private static List<String> keys(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place.resolve("keys"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("alert."))
          .toList();
    }
  }

  private static List<Outbox.Waiting> messages(StaffedAlerts staffed) {
    return staffed.parts().outbox().waiting(PARTNER);
  }

  private static int acts(StaffedAlerts staffed, UUID id, String act) {
    assertThat(staffed.parts().audit().verify(Optional.empty())).isInstanceOf(Intact.class);
    return Collections.frequency(
        staffed.parts().audit().of(id.toString()).stream().map(AuditEntry::act).toList(), act);
  }
}
