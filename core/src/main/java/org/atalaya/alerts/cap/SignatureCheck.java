// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Looks whether one of the given certificates has signed a message (XML Signature, enveloped). Only
 * a signature over the whole message counts: one that refers to a part, or to anything elsewhere,
 * is as good as none. The keys that a signature brings along are not looked at.
 *
 * @param trusted whose signatures count; whether a certificate still holds is for its owner to say
 */
record SignatureCheck(List<X509Certificate> trusted) {

  private static final String SECURE = "org.jcp.xml.dsig.secureValidation";
  private static final Set<String> TRANSFORMS =
      Set.of(
          Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE, CanonicalizationMethod.EXCLUSIVE);

  /** By name, since a host may have loosened what secure validation forbids. */
  private static final Pattern STRONG = Pattern.compile("http://www\\.w3\\.org/.*sha(256|384|512)");

  SignatureCheck {
    trusted = List.copyOf(trusted);
  }

  /** Whose signature the message has; empty if none of a trusted one is valid. */
  Optional<X509Certificate> signerOf(Element alert) {
    if (trusted.isEmpty()) {
      return Optional.empty();
    }
    // Out of what it lies in, since it was signed as a document of its own.
    Document document = GuardedXml.empty();
    document.appendChild(document.importNode(alert, true));
    List<CapElement> signatures =
        new CapElement(document.getDocumentElement())
            .children().stream()
                .filter(child -> child.namespace().equals(XMLSignature.XMLNS))
                .filter(child -> child.name().equals("Signature"))
                .toList();
    if (signatures.size() != 1) {
      return Optional.empty();
    }
    Element signature = signatures.getFirst().node();
    return trusted.stream().filter(one -> isSignedBy(one, signature)).findFirst();
  }

  private static boolean isSignedBy(X509Certificate certificate, Element element) {
    try {
      DOMValidateContext context = new DOMValidateContext(certificate.getPublicKey(), element);
      context.setProperty(SECURE, true);
      XMLSignature signature =
          XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      return isStrongAndOverAll(signature) && signature.validate(context);
    } catch (MarshalException | XMLSignatureException | RuntimeException e) {
      // Also what secure validation forbids, and keys of another kind.
      return false;
    }
  }

  private static boolean isStrongAndOverAll(XMLSignature signature) {
    List<Reference> references = signature.getSignedInfo().getReferences();
    String method = signature.getSignedInfo().getSignatureMethod().getAlgorithm();
    return references.size() == 1
        && STRONG.matcher(method).matches()
        && STRONG.matcher(references.getFirst().getDigestMethod().getAlgorithm()).matches()
        && "".equals(references.getFirst().getURI())
        && references.getFirst().getTransforms().stream()
            .allMatch(transform -> TRANSFORMS.contains(transform.getAlgorithm()));
  }
}
