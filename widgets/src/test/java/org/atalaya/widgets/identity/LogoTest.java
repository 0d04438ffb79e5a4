// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoTest {

  private static final String START =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
          + " viewBox='0 0 8 8'>";

  @TempDir private Path folder;

  @Test
  void read_drawing_isServedUnderItsContent() throws IOException {
    Logo logo =
        svg(
            START
                + "<defs><linearGradient id='a'><stop"
                + " stop-color='#123456'/></linearGradient></defs><style>.b{fill:url(#a)}</style><rect"
                + " class='b' width='8' height='8'/></svg>");
    Logo other = svg(START + "<circle r='4'/></svg>");

    assertThat(logo.mediaType()).isEqualTo("image/svg+xml");
    assertThat(logo.fileName()).matches("logo-[0-9a-f]{16}\\.svg").isNotEqualTo(other.fileName());
    assertThat(logo.dataUri()).startsWith("data:image/svg+xml;base64,");
  }

  @Test
  void read_png_isTakenUpToASize() throws IOException {
    assertThat(png(64, 32).mediaType()).isEqualTo("image/png");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> png(1025, 8))
        .withMessage(
            "atalaya.identity.logo must be at most 1024 × 1024 pixels. Provided value: 1025 × 8");
  }

  /** Whatever a browser might run, load or show as a page. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script></svg>",
        "<path onload='alert(1)'/></svg>",
        "<path ONCLICK='alert(1)'/></svg>",
        "<foreignObject><p>x</p></foreignObject></svg>",
        "<image href='https://example.org/a.png'/></svg>",
        "<use href='https://example.org/a.svg#b'/></svg>",
        "<use xlink:href='data:image/svg+xml,x'/></svg>",
        "<a href='javascript:alert(1)'><path/></a></svg>",
        "<set attributeName='href' to='javascript:alert(1)'/></svg>",
        "<animate attributeName='href'/></svg>",
        "<path style='fill:url(https://example.org/a)'/></svg>",
        "<path fill='url( \"//example.org/a\" )'/></svg>",
        "<style>@import 'https://example.org/a.css';</style></svg>",
        "<style>a{b:\\75rl(https://example.org/a)}</style></svg>",
        "<style><![CDATA[a{b:url(//example.org/a)}]]></style></svg>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script></svg>",
        "<svg/></svg>",
        "<path"
      })
  void read_drawingThatDoesMore_isRefused(String rest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> svg(START + rest))
        .withMessageStartingWith(
            "atalaya.identity.logo must be a PNG, or an SVG that does nothing but draw. Provided");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg"
            + " xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
        "<?xml-stylesheet href='https://example.org/a.css'?><svg"
            + " xmlns='http://www.w3.org/2000/svg'/>",
        "<html><body>a page</body></html>",
        "GIF89a",
        ""
      })
  void read_whatIsNoDrawing_isRefused(String content) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> svg(content))
        .withMessageContaining("an SVG that does nothing but draw");
  }

  @Test
  void read_tooLargeOrMissing_saysSo() throws IOException {
    Path large = Files.write(folder.resolve("large.png"), new byte[(64 << 10) + 1]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logo.read(large))
        .withMessage(
            "atalaya.identity.logo must be at most 65536 bytes. Provided value: 65537 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logo.read(folder.resolve("none.svg")))
        .withMessageContaining("none.svg");
  }

  private Logo svg(String content) throws IOException {
    return Logo.read(
        Files.write(folder.resolve("a.svg"), content.getBytes(StandardCharsets.UTF_8)));
  }

  private Logo png(int width, int height) throws IOException {
    Path file = folder.resolve("a.png");
    ImageIO.write(
        new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    return Logo.read(file);
  }
}
