// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

/** How a cell of a workbook looks; its position here is its number in the workbook's styles. */
enum SheetStyle {
  PLAIN("General", false, false, ""),
  /** Bold over a line. */
  HEADING("General", true, true, ""),
  /** Bold, beside text of several lines. */
  NAME("General", true, false, "vertical=\"top\""),
  PARAGRAPH("General", false, false, "vertical=\"top\" wrapText=\"1\""),
  WHOLE("#,##0", false, false, ""),
  TENTHS("#,##0.0", false, false, ""),
  CHANGE("+#,##0.0;-#,##0.0;#,##0.0", false, false, ""),
  DATE("yyyy-mm-dd", false, false, ""),
  WHOLE_LEFT("0", false, false, "horizontal=\"left\""),
  DATE_LEFT("yyyy-mm-dd", false, false, "horizontal=\"left\"");

  private final String format;
  private final boolean bold;
  private final boolean line;
  private final String alignment;

  SheetStyle(String format, boolean bold, boolean line, String alignment) {
    this.format = format;
    this.bold = bold;
    this.line = line;
    this.alignment = alignment;
  }

  /** The styles part: one number format and one cell format for each style, in their order. */
  static String part() {
    StringBuilder formats = new StringBuilder();
    StringBuilder cells = new StringBuilder();
    for (SheetStyle style : values()) {
      // Numbers below 164 are the formats every program knows.
      int number = 164 + style.ordinal();
      formats.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(number, style.format));
      cells.append(
          "<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"0\" borderId=\"%d\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment %s/></xf>"
              .formatted(number, style.bold ? 1 : 0, style.line ? 1 : 0, style.alignment));
    }
    return """
    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
    <numFmts count="%d">%s</numFmts>
    <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
    <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
    <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
    <cellXfs count="%d">%s</cellXfs>
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
    </styleSheet>
    """
        .formatted(values().length, formats, values().length, cells);
  }
}
