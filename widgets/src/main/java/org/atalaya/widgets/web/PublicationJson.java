// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Locale;
import org.atalaya.Observatory;
import org.atalaya.exchange.QualityJson;
import org.atalaya.measures.DataQuality;
import org.atalaya.statistics.TierReleases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Releases and corrections as JSON. */
record PublicationJson(Observatory observatory, CorrectionNotices notices) {

  byte[] releases(Locale locale) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("source", observatory.catalogue().source().title().in(locale));
    ArrayNode tiers = node.putArray("tiers");
    for (TierReleases releases : observatory.tierReleases()) {
      ObjectNode tier = tiers.addObject();
      tier.put("tier", PublicationWords.id(releases.tier()));
      tier.put("label", PublicationWords.tier(releases.tier(), locale));
      ArrayNode past = tier.putArray("releases");
      for (TierReleases.Past one : releases.past()) {
        past.addObject()
            .put("version", one.version().number())
            .put("asOf", one.version().asOf().toString())
            .put("released", one.released().toString());
      }
      ArrayNode next = tier.putArray("next");
      releases.next().forEach(time -> next.add(time.toString()));
    }
    return JsonMapper.shared().writeValueAsBytes(node);
  }

  byte[] corrections(Locale locale) {
    DataQuality quality = observatory.quality();
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("version", quality.version().number());
    node.put("asOf", quality.version().asOf().toString());
    ArrayNode written = node.putArray("notices");
    for (CorrectionNotices.Notice notice : notices.notices()) {
      ObjectNode one = written.addObject();
      one.put("id", notice.id());
      one.put("date", notice.date().toString());
      one.put("what", notice.what().in(locale));
      ArrayNode indicators = one.putArray("indicators");
      notice.indicators().forEach(indicators::add);
      notice.from().ifPresent(from -> one.put("from", from.in(locale)));
      notice.to().ifPresent(to -> one.put("to", to.in(locale)));
    }
    QualityJson.revisions(node.putArray("revisions"), quality.revisions(), locale);
    return JsonMapper.shared().writeValueAsBytes(node);
  }
}
