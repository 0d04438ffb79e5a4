// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SignatureCheckTest {

  private static final String PASSWORD = "of-a-test";
  private static final String ALIAS = "key";
  private static final XMLSignatureFactory SIGNATURES = XMLSignatureFactory.getInstance("DOM");

  private static PrivateKey key;
  private static X509Certificate certificate;
  private static X509Certificate other;
  private static String signed;

  @BeforeAll
  static void sign(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    Path fileOfOther = folder.resolve("other.p12");
    Process making = make(file);
    Process makingOther = make(fileOfOther);
    KeyStore keys = made(making, file);
    key = (PrivateKey) keys.getKey(ALIAS, PASSWORD.toCharArray());
    certificate = (X509Certificate) keys.getCertificate(ALIAS);
    other = (X509Certificate) made(makingOther, fileOfOther).getCertificate(ALIAS);
    signed = signed(CapReaderTest.MESSAGE, "");
  }

  @Test
  void read_signedByTrusted_isVerified() {
    assertThat(message(signed, other, certificate).signedBy()).contains(certificate);
  }

  @Test
  void read_signedInsideAFeed_isVerified() {
    String feed =
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="urn:x"><id>f</id><title>t</title>
        <updated>2026-11-27T12:05:00Z</updated><entry><id>e</id><title>t</title>
        <updated>2026-11-27T12:05:00Z</updated><content type="text/xml">%s</content></entry></feed>
        """
            .formatted(signed);

    assertThat(message(feed, certificate).verified()).isTrue();
  }

  @Test
  void read_alteredAfterSigning_isNotVerified() {
    String altered = signed.replace("Mixco", "Villa Nueva");

    assertThat(message(altered, certificate).verified()).isFalse();
    assertThat(message(altered, certificate).message().infos().getFirst().areas().getFirst())
        .extracting(CapInfo.Area::description)
        .isEqualTo("Villa Nueva");
  }

  @Test
  void read_signedByAnother_isNotVerified() {
    assertThat(message(signed, other).verified()).isFalse();
    assertThat(message(signed).verified()).isFalse();
    assertThat(message(CapReaderTest.MESSAGE, certificate).verified()).isFalse();
  }

  /** A signature over a harmless part, in a message that says something else. */
  @Test
  void read_signatureOverAPart_isNotVerified() throws Exception {
    String part = "<x:part xmlns:x=\"urn:x\" Id=\"part\">harmless</x:part></alert>";
    String wrapped = signed(CapReaderTest.MESSAGE.replace("</alert>", part), "#part");

    assertThat(message(wrapped, certificate).verified()).isFalse();
  }

  @Test
  void read_signedWithSha1_isNotVerified() throws Exception {
    String weak = signed(CapReaderTest.MESSAGE, "", DigestMethod.SHA1);

    assertThat(message(weak, certificate).verified()).isFalse();
  }

  @Test
  void read_twoSignatures_isNotVerified() {
    String signature = signed.substring(signed.indexOf("<Signature"), signed.indexOf("</alert>"));
    String twice = signed.replace("</alert>", signature + "</alert>");

    assertThat(message(twice, certificate).verified()).isFalse();
  }

  private static CapReading.Message message(String file, X509Certificate... trusted) {
    CapReading reading =
        new CapReader(List.of(trusted)).read(file.getBytes(StandardCharsets.UTF_8));
    return (CapReading.Message) ((CapReading.Read) reading).entries().getFirst();
  }

  private static String signed(String message, String reference) throws Exception {
    return signed(message, reference, DigestMethod.SHA256);
  }

  private static String signed(String message, String reference, String digest) throws Exception {
    DocumentBuilderFactory builders = DocumentBuilderFactory.newDefaultInstance();
    builders.setNamespaceAware(true);
    Document document =
        builders
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
    DOMSignContext context = new DOMSignContext(key, document.getDocumentElement());
    Element part = (Element) document.getElementsByTagName("x:part").item(0);
    if (part != null) {
      context.setIdAttributeNS(part, null, "Id");
    }
    Reference over =
        SIGNATURES.newReference(
            reference,
            SIGNATURES.newDigestMethod(digest, null),
            List.of(SIGNATURES.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
            null,
            null);
    SIGNATURES
        .newXMLSignature(
            SIGNATURES.newSignedInfo(
                SIGNATURES.newCanonicalizationMethod(
                    CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                SIGNATURES.newSignatureMethod(SignatureMethod.ECDSA_SHA256, null),
                List.of(over)),
            null)
        .sign(context);
    return text(document);
  }

  private static String text(Document document) throws Exception {
    Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(text));
    return text.toString();
  }

  /** By the JDK's tool, since no class of it makes certificates; both at once, being slow. */
  private static Process make(Path file) throws IOException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    return new ProcessBuilder(
            tool,
            "-J-XX:TieredStopAtLevel=1",
            "-J-XX:+UseSerialGC",
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-dname",
            "CN=test",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD,
            "-storetype",
            "PKCS12")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static KeyStore made(Process process, Path file) throws Exception {
    assertThat(process.waitFor()).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }
}
