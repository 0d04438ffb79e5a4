// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.numbered;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.years;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.charts.Lettering.Line;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.charts.SampleCharts.Sample;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class PngDrawingTest {

  private static final int GROUND = 0xffffff;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void draw_scale_multipliesBothSides(int scale) throws IOException {
    Chart chart = previewed(2009, 2010, 2011);

    BufferedImage image = read(PngDrawing.draw(chart, scale));

    assertThat(image.getWidth()).isEqualTo(1200 * scale);
    assertThat(image.getHeight()).isEqualTo(630 * scale);
  }

  @Test
  void draw_sameChart_hasSameBytes() {
    assertThat(PngDrawing.draw(previewed(2009, 2010), 1))
        .isEqualTo(PngDrawing.draw(previewed(2009, 2010), 1));
  }

  /** The colours of marks and of words are in the picture, at the places that the SVG has. */
  @Test
  void draw_bars_areWhereTheSvgHasThem() throws IOException {
    Chart chart = previewed(2009, 2010, 2011);
    SvgDocument svg = SvgDocument.parse(SvgDrawing.draw(chart));

    BufferedImage image = read(PngDrawing.draw(chart, 2));

    for (Element mark : svg.marks()) {
      Element bar = (Element) mark.getElementsByTagName("rect").item(1);
      double x = SvgDocument.number(bar, "x") + SvgDocument.number(bar, "width") / 2;
      double y = SvgDocument.number(bar, "y") + SvgDocument.number(bar, "height") / 2;
      assertThat(rgb(image, (int) (2 * x), (int) (2 * y)))
          .isEqualTo(Integer.decode(bar.getAttribute("fill")));
    }
    for (SvgDocument.Text text : svg.texts()) {
      boolean inked =
          IntStream.range((int) (2 * text.left()), (int) (2 * text.right()))
              .anyMatch(x -> rgb(image, x, (int) (2 * (text.y() - 4))) != GROUND);
      assertThat(inked).as(text.text()).isTrue();
    }
  }

  static List<Sample> samples() {
    return SampleCharts.all();
  }

  /** Nothing reaches the edge, so nothing is cut there. */
  @ParameterizedTest
  @MethodSource("samples")
  void draw_everyKindOfChart_keepsItsMarginsFree(Sample sample) throws IOException {
    for (int width : new int[] {320, 1200}) {
      Chart chart =
          Chart.of(
              sample.table(),
              new ChartSettings(
                  sample.form(),
                  Theme.LIGHT,
                  width,
                  OptionalInt.of(630),
                  Locale.of(sample.language())),
              Guatemala.atlas());

      BufferedImage image = read(PngDrawing.draw(chart, 1));

      int right = width - 2;
      assertThat(IntStream.range(0, 630).map(y -> rgb(image, right, y)).distinct().toArray())
          .as(sample.name())
          .containsExactly(GROUND);
      assertThat(IntStream.range(0, width).map(x -> rgb(image, x, 628)).distinct().toArray())
          .containsExactly(GROUND);
    }
  }

  /** What is kept free for a text suffices for the letters that are drawn. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Violencia intrafamiliar · 2011",
        "«Quetzaltenango», Sacatepéquez — 0–4 (12.3 %)",
        "Women’s complaints: 1,234,567 “ñandú”",
        "−12.3 % … K'iche', Q'eqchi'"
      })
  void width_ofLine_isAtLeastThatOfItsOutline(String text) {
    for (boolean strong : new boolean[] {false, true}) {
      SvgWriter svg = new SvgWriter().start("svg");
      OutlineLettering.load()
          .write(svg, new Line(text, 0, 20, Anchor.START, 17, "#000000", strong));
      String path =
          SvgDocument.parse(svg.end().finish())
              .elements()
              .map(element -> element.getAttribute("d"))
              .findFirst()
              .orElseThrow();

      double right =
          List.of(path.split("[MLQCZ ]+")).stream()
              .skip(1)
              .mapToDouble(Double::parseDouble)
              .max()
              .orElseThrow();

      double kept = TextWidths.width(text, 17) * (strong ? TextWidths.STRONG : 1);
      assertThat(right).isBetween(kept * 0.7, kept);
    }
  }

  @Test
  void draw_tooManyPixels_saysWhatIsAllowed() {
    Chart chart =
        Chart.of(
            counts(
                List.of(numbered("crime", "Delito", 900, i -> "Delito " + i)), i -> published(i)),
            new ChartSettings(Form.BAR, Theme.LIGHT, 1600, OptionalInt.empty(), Locale.of("es")));

    assertThat(PngDrawing.mostScale(chart)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PngDrawing.draw(chart, 1))
        .withMessageContaining("<= 0")
        .withMessageContaining("1600 × ");
  }

  @Test
  void mostScale_largestPicture_isTheDefault() {
    PublishableTable table = counts(List.of(years(2010, 2011)), i -> published(i));
    ChartSettings largest =
        new ChartSettings(Form.BAR, Theme.DARK, 1600, OptionalInt.of(2400), Locale.of("en"));

    assertThat(PngDrawing.mostScale(Chart.of(table, largest))).isEqualTo(PngDrawing.DEFAULT_SCALE);
  }

  /** Draws in a runtime without the Java desktop; what happens is printed. */
  static final class WithoutDesktop {
    public static void main(String[] arguments) {
      System.out.println(SvgDrawing.draw(previewed(2010, 2011)).length() > 1000);
      PngDrawing.draw(previewed(2010, 2011), 1);
    }
  }

  @Test
  void draw_withoutDesktop_saysWhatToInstallAndSvgStillWorks() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.base,java.xml,java.logging,java.management",
                "-cp",
                System.getProperty("java.class.path"),
                WithoutDesktop.class.getName())
            .redirectErrorStream(true)
            .start();

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(output)
        .startsWith("true")
        .contains(PngUnavailableException.class.getName())
        .contains("PNG needs the module java.desktop")
        .contains("fontconfig");
  }

  private static Chart previewed(int... years) {
    return Chart.of(
        counts(List.of(years(years)), i -> published(300 + 40 * i)),
        new ChartSettings(Form.BAR, Theme.LIGHT, 1200, OptionalInt.of(630), Locale.of("es")));
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int rgb(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xffffff;
  }
}
