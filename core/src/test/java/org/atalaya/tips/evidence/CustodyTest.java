// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.atalaya.tips.evidence.Custody.Act;
import org.atalaya.tips.evidence.Custody.Entry;
import org.junit.jupiter.api.Test;

class CustodyTest {

  private static final Instant NOON = Instant.parse("2026-11-28T18:00:00Z");
  private static final String HASH = "ab".repeat(32);
  private static final Entry RECEIVED = new Entry(NOON, "system", Act.RECEIVED, HASH);

  @Test
  void with_laterEntry_isAppended() {
    Entry opened = new Entry(NOON.plusSeconds(1), "rosa", Act.OPENED, HASH);

    assertThat(new Custody(List.of(RECEIVED)).with(opened).entries())
        .containsExactly(RECEIVED, opened);
  }

  @Test
  void with_anotherHash_isRefused() {
    Custody custody = new Custody(List.of(RECEIVED));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> custody.with(new Entry(NOON, "rosa", Act.OPENED, "cd".repeat(32))))
        .withMessageContaining("same original");
  }

  @Test
  void with_earlierEntry_isRefused() {
    Custody custody = new Custody(List.of(RECEIVED));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> custody.with(new Entry(NOON.minusSeconds(1), "rosa", Act.OPENED, HASH)))
        .withMessageContaining("order");
  }

  @Test
  void new_noEntryOrNoHash_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Custody(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Entry(NOON, "rosa", Act.OPENED, "AB"));
  }
}
