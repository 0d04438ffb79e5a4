// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.atalaya.cases.Wording;

/**
 * A certificate to print and to hand on: one page of PDF/A-2a, which is also PDF/UA-1, that is,
 * read aloud in its order. Its picture leads to the page of verification with the code behind a
 * {@code #}, which browsers keep to themselves: it comes into no log on the way.
 *
 * <pre>{@code
 * byte[] pdf =
 *     new CertificatePdf("Ministerio Público", URI.create("https://observatorio.example/verificar"))
 *         .write(certificate, Locale.of("es"));
 * }</pre>
 */
public final class CertificatePdf {

  private static final Wording WORDING = Wording.of(CertificatePdf.class);

  /** Points of a page that the picture takes. */
  private static final float PICTURE = 130;

  private final String issuer;
  private final URI verification;

  /**
   * Certificates of an authority.
   *
   * @param issuer as they name it
   * @param verification the page on which they are verified, without a fragment
   */
  public CertificatePdf(String issuer, URI verification) {
    if (verification.getHost() == null || verification.getFragment() != null) {
      throw new IllegalArgumentException(
          "verification: allowed: the address of a page, without a fragment");
    }
    this.issuer = issuer;
    this.verification = verification;
  }

  /**
   * Writes one.
   *
   * @throws UnprintableNameException if the name has letters that the font lacks; it has all of
   *     Latin, Greek and Cyrillic
   */
  public byte[] write(Certificate certificate, Locale language) {
    Locale known = Wording.supported(language);
    String title = WORDING.text(known, "certificate.title");
    try (TaggedPage page = TaggedPage.begin(title, known)) {
      page.paragraph(issuer, TaggedPage.SMALL);
      page.heading(title);
      page.paragraph(CertificateStatement.says(known, certificate.issuedOn()), TaggedPage.LARGE);
      facts(page, certificate, known);
      page.space();
      page.paragraph(WORDING.text(known, "certificate.limits"), TaggedPage.SMALL);
      page.rule();
      page.picture(picture(certificate.code()), text(known, "certificate.picture"), PICTURE);
      page.paragraph(WORDING.text(known, "certificate.verify", shownAddress()), TaggedPage.SMALL);
      return page.end();
    }
  }

  private static String text(Locale language, String key, Object... arguments) {
    return WORDING.text(language, key, arguments);
  }

  private static void facts(TaggedPage page, Certificate certificate, Locale language) {
    RegistrySubject subject = certificate.subject();
    IdentityDocument document = subject.document();
    page.fact(
        text(language, "certificate.name"), subject.name().given() + " " + subject.name().family());
    page.fact(
        text(language, "certificate.born"), RegistryDates.inWords(language, subject.birthDate()));
    page.fact(
        text(language, "certificate." + DocumentKind.of(document).code(), document.country()),
        document.number());
    page.fact(
        text(language, "certificate.issued"),
        RegistryDates.inWords(language, certificate.issuedOn()));
    page.fact(
        text(language, "certificate.valid"),
        RegistryDates.inWords(language, certificate.validUntil()));
    page.fact(text(language, "certificate.code"), certificate.code().grouped());
  }

  private String shownAddress() {
    return verification.getHost() + verification.getPath();
  }

  private BitMatrix picture(CertificateCode code) {
    try {
      return new QRCodeWriter()
          .encode(
              verification + "#code=" + code.text(),
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
    } catch (WriterException e) {
      throw new IllegalStateException("the address of verification is too long for a QR code", e);
    }
  }
}
