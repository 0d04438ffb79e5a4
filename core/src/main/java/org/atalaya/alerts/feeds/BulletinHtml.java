// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.PhotoSize;

/** A bulletin as the piece of HTML that feeds carry: the photo and a paragraph for each thing. */
final class BulletinHtml {

  private BulletinHtml() {}

  static String of(Bulletin bulletin, BulletinText text, AlertAddresses addresses) {
    return MarkupWriter.fragment(html -> {
      html.start("div");
      if (bulletin.photo()) {
        String photo = addresses.photo(bulletin.id(), PhotoSize.CARD);
        html.start("p").empty("img", "src", photo, "alt", text.photo()).end();
      }
      text.paragraphs().forEach(paragraph -> html.element("p", paragraph));
      html.end();
    });
  }
}
