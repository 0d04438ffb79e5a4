// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Objects;
import org.atalaya.widgets.alertdesk.AlertDesk;
import org.junit.jupiter.api.Test;

class DeskTest extends WorkAtADesk {

  private static final String EVENTS = "/staff/v1/events";

  /** Counts how often it looks. */
  private static final class CountingDesk extends Desk {

    private static final long serialVersionUID = 1L;

    private int looks;

    CountingDesk() {
      super(AlertDesk.class);
    }

    @Override
    public void refresh() {
      looks++;
    }

    @Override
    protected void label() {}

    @Override
    protected boolean isTyped() {
      return false;
    }
  }

  private final CountingDesk desk = new CountingDesk();

  private static int pace() {
    return UI.getCurrent().getPollInterval();
  }

  private static List<Object> sent() {
    UI ui = UI.getCurrent();
    ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return ui.getInternals().dumpPendingJavaScriptInvocations().stream()
        .flatMap(pending -> pending.getInvocation().getParameters().stream())
        .filter(Objects::nonNull)
        .toList();
  }

  @Test
  void pace_withoutAStream_isFiveSeconds() {
    UI.getCurrent().add(desk);

    assertThat(pace()).isEqualTo(5_000);
    assertThat(sent()).doesNotContain(EVENTS);
  }

  @Test
  void pace_whileAStreamIsHeard_isAMinute_andFiveSecondsOnceItIsAway() {
    desk.setEvents(EVENTS);
    UI.getCurrent().add(desk);
    assertThat(sent()).contains(EVENTS);
    assertThat(pace()).isEqualTo(5_000);

    desk.listening(true);
    assertThat(pace()).isEqualTo(60_000);
    desk.listening(false);
    assertThat(pace()).isEqualTo(5_000);
  }

  @Test
  void pace_ofTheHost_isKept() {
    UI.getCurrent().setPollInterval(1_234);
    desk.setEvents(EVENTS);
    UI.getCurrent().add(desk);

    desk.listening(true);

    assertThat(pace()).isEqualTo(1_234);
  }

  @Test
  void change_thatIsHeard_isLookedAt_asIsWhatWasMissed() {
    desk.setEvents(EVENTS);
    UI.getCurrent().add(desk);

    desk.listening(true);
    desk.changed();

    assertThat(desk.looks).isEqualTo(2);
  }

  @Test
  void stream_setLater_isListenedTo_andEndsWithTheDesk() {
    UI.getCurrent().add(desk);
    desk.setEvents(EVENTS);
    assertThat(sent()).contains(EVENTS);

    UI.getCurrent().remove(desk);

    assertThat(
            UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(pending -> pending.getInvocation().getExpression()))
        .anyMatch(script -> script.contains("atalayaEvents?.close()"));
    assertThat(pace()).isEqualTo(-1);
  }
}
