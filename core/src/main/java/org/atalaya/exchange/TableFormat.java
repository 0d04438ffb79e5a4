// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.disclosure.PublishableTable;

/** The formats in which a table can be had as a file. */
public enum TableFormat {
  /** JSON-stat 2.0. */
  JSON("json", "application/json", "JSON-stat 2.0", Optional.of("https://json-stat.org/full/")),
  CSV(
      "csv",
      "text/csv; charset=utf-8; header=present",
      "CSV",
      Optional.of("https://www.rfc-editor.org/rfc/rfc4180")),
  XLSX(
      "xlsx",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "XLSX",
      Optional.empty());

  private final String id;
  private final String mediaType;
  private final String title;
  private final Optional<String> standard;

  TableFormat(String id, String mediaType, String title, Optional<String> standard) {
    this.id = id;
    this.mediaType = mediaType;
    this.title = title;
    this.standard = standard;
  }

  /** The format with this identifier, if there is one. */
  public static Optional<TableFormat> byId(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }

  /** The end of the name of such a file, without the dot before it. */
  public String id() {
    return id;
  }

  /** The media type, with its parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Where the format is written down, if that can be read freely. */
  public Optional<String> standard() {
    return standard;
  }

  /**
   * The name of the table as a file. One that lies about by itself still says by its name that its
   * records are invented.
   */
  public String fileName(PublishableTable table) {
    return table.header().indicator().id()
        + (table.header().source().synthetic() ? "-synthetic" : "")
        + "-v"
        + table.header().version().number()
        + "."
        + id;
  }

  /**
   * The table as a file.
   *
   * @param address where the table is published, if it is
   */
  public byte[] write(PublishableTable table, Optional<TableAddress> address, Locale locale) {
    return switch (this) {
      case JSON -> JsonStat.write(table, address, locale);
      case CSV -> CsvExport.write(table, locale);
      case XLSX -> XlsxExport.write(table, address, locale);
    };
  }
}
