// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.atalaya.Freshness;
import org.atalaya.cases.Label;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.DataQuality;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsCatalogue;
import tools.jackson.core.JacksonException;

/**
 * Public answers whole: what a program of this library needs to go on with them, in all languages
 * at once. For everybody else there are JSON-stat and CSV. Nothing is told here that those do not
 * tell: figures are rounded as they are there, since a measure may be made from counts in more
 * detail than anyone may ask for.
 *
 * <p>The form is that of this library's types and is numbered; a reader takes no other number.
 */
public final class WholeJson {

  /** The end of the address of such an answer, after a dot. */
  public static final String FORMAT = "whole.json";

  /** Its media type. */
  public static final String MEDIA_TYPE = "application/json";

  /** Raised whenever a reader of the number before would read something else or nothing. */
  static final int NUMBER = 1;

  private WholeJson() {}

  /** A table, in UTF-8. */
  public static byte[] write(PublishableTable table) {
    return WholeTypes.JSON.writeValueAsBytes(WholeTable.of(table));
  }

  /**
   * What can be asked for, and what is released, in UTF-8.
   *
   * @param releases what is released of each tier
   * @param freshness how far a live system is followed
   * @param protection what readers are told about how figures are protected
   */
  public static byte[] write(
      StatisticsCatalogue catalogue,
      List<Release> releases,
      Optional<Freshness> freshness,
      List<Label> protection) {
    return WholeTypes.JSON.writeValueAsBytes(
        WholeCatalogue.of(catalogue, releases, freshness, protection));
  }

  /** How good the records are, in UTF-8. */
  public static byte[] write(DataQuality quality) {
    return WholeTypes.JSON.writeValueAsBytes(WholeQuality.of(quality));
  }

  /** Reads what {@link #write(PublishableTable)} wrote. */
  static PublishableTable readTable(byte[] json) throws UnreadableAnswerException {
    return read(json, WholeTable.class, WholeTable::table);
  }

  /** Reads a catalogue. */
  static WholeCatalogue readCatalogue(byte[] json) throws UnreadableAnswerException {
    return read(json, WholeCatalogue.class, WholeCatalogue::checked);
  }

  /** Reads what {@link #write(DataQuality)} wrote. */
  static DataQuality readQuality(byte[] json) throws UnreadableAnswerException {
    return read(json, WholeQuality.class, WholeQuality::quality);
  }

  private static <T extends Numbered, R> R read(byte[] json, Class<T> type, Function<T, R> content)
      throws UnreadableAnswerException {
    try {
      T answer = WholeTypes.JSON.readValue(json, type);
      if (answer.number() != NUMBER) {
        throw new UnreadableAnswerException();
      }
      return content.apply(answer);
    } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Without its message, which may quote the answer.
      throw new UnreadableAnswerException();
    }
  }

  /** An answer that says in which form it is. */
  interface Numbered {

    /** The number of the form. */
    int number();
  }
}
