// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The words around a picture.
 *
 * @param title what is counted, where and when
 * @param subtitle what the figures say and how they are told apart
 * @param dimension name of the axis that carries the categories
 * @param measure name of the figures
 * @param description the chart in one sentence, for those who do not see it
 * @param warning what must be read before the picture: that the records are invented
 * @param notes what a reader must know, first what concerns this picture only
 * @param brief in the place of the notes, where they have no room
 * @param source where the figures come from and how far they reach
 * @param address where the chart is found, without the scheme
 * @param version number of the dataset version
 * @param asOf last day about which the records can say something
 */
public record Caption(
    String title,
    String subtitle,
    String dimension,
    String measure,
    String description,
    Optional<String> warning,
    List<String> notes,
    String brief,
    List<String> source,
    Optional<String> address,
    int version,
    LocalDate asOf) {

  public Caption {
    notes = List.copyOf(notes);
    source = List.copyOf(source);
  }
}
