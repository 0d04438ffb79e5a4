// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.atalaya.registry.OfficeUnderTest.ANA;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** The paper as veraPDF, those who copy text and a telephone find it. */
class CertificatePdfTest {

  private static final URI PAGE = URI.create("https://observatorio.example/verificar");
  private static final CertificatePdf PDF = new CertificatePdf("Ministerio Público", PAGE);
  private static final Locale SPANISH = Locale.of("es");
  private static final Path POPPLER = Path.of("/usr/bin/pdftotext");

  @BeforeAll
  static void begin() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private static Certificate certificate(PersonName name) {
    return new Certificate(
        new UUID(7, 7),
        new CertificateCode("0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
        new RegistrySubject(ANA.document(), ANA.birthDate(), name),
        LocalDate.of(2026, 3, 2),
        LocalDate.of(2026, 9, 2),
        "");
  }

  private static void assertConforms(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour)) {
      ValidationResult result =
          Foundries.defaultInstance().createValidator(flavour, false).validate(parser);

      assertThat(result.getTestAssertions())
          .filteredOn(one -> one.getStatus() == TestAssertion.Status.FAILED)
          .extracting(one -> one.getRuleId() + " " + one.getMessage())
          .isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  void write_eitherLanguage_isAccessibleForAges(String language) throws Exception {
    byte[] pdf = PDF.write(certificate(ANA.name()), Locale.of(language));

    assertConforms(pdf, PDFAFlavour.PDFA_2_A);
    assertConforms(pdf, PDFAFlavour.PDFUA_1);
  }

  /** A file that lacks what is claimed must not pass: veraPDF does look. */
  @Test
  void conformance_ofAnUntaggedPage_isRefused() throws Exception {
    byte[] pdf = PDF.write(certificate(ANA.name()), SPANISH);
    ByteArrayOutputStream untagged = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      document.getDocumentCatalog().setStructureTreeRoot(null);
      document.save(untagged);
    }

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertConforms(untagged.toByteArray(), PDFAFlavour.PDFA_2_A));
  }

  @Test
  void write_text_canBeExtractedInItsOrder() throws IOException {
    String text = text(PDF.write(certificate(ANA.name()), SPANISH));

    assertThat(text.replaceAll("\\s+", " "))
        .containsSubsequence(
            "Ministerio Público",
            "Constancia de ausencia en el registro",
            "Al 2 de marzo de 2026 no consta en este registro condena firme de esta persona.",
            "Nombre Ana María Muñoz de la Cruz López",
            "Fecha de nacimiento 4 de mayo de 1980",
            "Número de identificación (GTM) 1587564440904",
            "Vigente hasta 2 de septiembre de 2026",
            "Código 0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
            "observatorio.example/verificar")
        .doesNotContainIgnoringCase("segur");
  }

  /** By a reader that is not ours; the gate installs it. */
  @Test
  @EnabledIf("hasPoppler")
  void write_poppler_opensItAndFindsTheTextInItsOrder(@TempDir Path folder) throws Exception {
    Certificate certificate = certificate(ANA.name());
    Path file = Files.write(folder.resolve("c.pdf"), PDF.write(certificate, SPANISH));

    Process poppler =
        new ProcessBuilder(POPPLER.toString(), "-enc", "UTF-8", file.toString(), "-")
            .redirectErrorStream(true)
            .start();
    String found = new String(poppler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(poppler.waitFor()).as(found).isZero();
    assertThat(found.replaceAll("\\s+", " "))
        .containsSubsequence(
            "Constancia de ausencia en el registro",
            "Ana María Muñoz de la Cruz López",
            certificate.code().grouped())
        .doesNotContain("Error");
  }

  static boolean hasPoppler() {
    return Files.isExecutable(POPPLER);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isOne();
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void write_picture_leadsToTheVerificationWithTheCode() throws Exception {
    byte[] pdf = PDF.write(certificate(ANA.name()), SPANISH);

    assertThat(scanned(pdf))
        .isEqualTo("https://observatorio.example/verificar#code=0123456789ABCDEFGHJKMNPQRSTVWXYZ");
  }

  private static String scanned(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
      int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
      RGBLuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
      return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
  }

  @Test
  void write_longestName_staysOnThePage() throws Exception {
    PersonName name = new PersonName("W".repeat(120), "María ".repeat(19));
    byte[] pdf = PDF.write(certificate(name), SPANISH);

    assertConforms(pdf, PDFAFlavour.PDFA_2_A);
    assertThat(text(pdf).replaceAll("\\s+", "")).contains("W".repeat(120) + "María".repeat(19));
    assertThat(scanned(pdf)).startsWith(PAGE.toString());
  }

  @Test
  void write_lettersOfMayanLanguagesAndNeighbours_arePrinted() throws IOException {
    PersonName name = new PersonName("Ixch’el Ñandú", "Tz'ununChʼumil Çelik Żółć Ιωάννου Жуков");

    assertThat(text(PDF.write(certificate(name), SPANISH))).contains("Ixch’el", "Żółć", "Жуков");
  }

  @Test
  void write_lettersThatTheFontLacks_isRefusedWithoutThem() {
    PersonName name = new PersonName("Ana", "王");

    assertThatExceptionOfType(UnprintableNameException.class)
        .isThrownBy(() -> PDF.write(certificate(name), SPANISH))
        .withNoCause()
        .withMessageNotContaining("王")
        .withMessageNotContaining("738B");
  }

  @Test
  void new_addressThatIsNone_isRefused() {
    for (URI address : List.of(URI.create("/verificar"), URI.create(PAGE + "#code"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CertificatePdf("Ministerio Público", address))
          .withMessageContaining("verification");
    }
  }
}
