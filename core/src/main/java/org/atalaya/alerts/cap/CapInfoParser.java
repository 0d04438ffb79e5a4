// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads an {@code info} element.
 *
 * @param strict whether of version 1.2
 */
record CapInfoParser(CapElement info, boolean strict) {

  private static final String DEFAULT_LANGUAGE = "en-US";

  private static final Set<String> ONCE =
      Set.of(
          "language",
          "event",
          "urgency",
          "severity",
          "certainty",
          "audience",
          "effective",
          "onset",
          "expires",
          "senderName",
          "headline",
          "description",
          "instruction",
          "web",
          "contact");
  private static final Set<String> OFTEN =
      Set.of("category", "responseType", "eventCode", "parameter", "resource", "area");

  /** Of all versions together: later ones have added to them. */
  private static final Set<String> CATEGORIES =
      Set.of(
          "Geo",
          "Met",
          "Safety",
          "Security",
          "Rescue",
          "Fire",
          "Health",
          "Env",
          "Transport",
          "Infra",
          "CBRNE",
          "Other");

  private static final Set<String> RESPONSES =
      Set.of(
          "Shelter",
          "Evacuate",
          "Prepare",
          "Execute",
          "Avoid",
          "Monitor",
          "Assess",
          "AllClear",
          "None");
  private static final Set<String> URGENCIES =
      Set.of("Immediate", "Expected", "Future", "Past", "Unknown");
  private static final Set<String> SEVERITIES =
      Set.of("Extreme", "Severe", "Moderate", "Minor", "Unknown");
  private static final Set<String> CERTAINTIES =
      Set.of("Observed", "Very Likely", "Likely", "Possible", "Unlikely", "Unknown");

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
  private static final Pattern PAIR =
      Pattern.compile("[-+]?\\d{1,3}(\\.\\d{1,20})?,[-+]?\\d{1,3}(\\.\\d{1,20})?");
  private static final Pattern PAIR_OR_RADIUS =
      Pattern.compile(PAIR.pattern() + "|\\d{1,9}(\\.\\d{1,20})?");

  CapInfo parse() throws CapRefusedException {
    info.only(ONCE, OFTEN);
    return new CapInfo(
        language(),
        several("category", CATEGORIES, true),
        info.required("event"),
        several("responseType", RESPONSES, false),
        CapValues.oneOf(URGENCIES, info.required("urgency"), "urgency"),
        CapValues.oneOf(SEVERITIES, info.required("severity"), "severity"),
        CapValues.oneOf(CERTAINTIES, info.required("certainty"), "certainty"),
        info.text("audience"),
        valued(info, "eventCode"),
        moment("effective"),
        moment("onset"),
        moment("expires"),
        info.text("senderName"),
        info.text("headline"),
        info.text("description"),
        info.text("instruction"),
        CapValues.address(info.text("web"), "web"),
        info.text("contact"),
        valued(info, "parameter"),
        resources(),
        areas());
  }

  private String language() throws CapRefusedException {
    String language = info.text("language").orElse(DEFAULT_LANGUAGE);
    if (!LANGUAGE.matcher(language).matches()) {
      throw new CapRefusedException(CapRefusal.VALUE, "language");
    }
    return language;
  }

  private List<String> several(String name, Set<String> allowed, boolean needed)
      throws CapRefusedException {
    List<String> texts = info.texts(name);
    if (needed && texts.isEmpty()) {
      throw new CapRefusedException(CapRefusal.MISSING, name);
    }
    for (String text : texts) {
      CapValues.oneOf(allowed, text, name);
    }
    return texts;
  }

  private Optional<OffsetDateTime> moment(String name) throws CapRefusedException {
    Optional<String> text = info.text(name);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(CapValues.moment(text.get(), name, strict));
  }

  /** Name and value in elements of their own, in version 1.0 as {@code name=value}. */
  private static List<CapInfo.Valued> valued(CapElement parent, String name)
      throws CapRefusedException {
    List<CapInfo.Valued> values = new ArrayList<>();
    for (CapElement child : parent.children(name)) {
      if (child.children().isEmpty()) {
        String[] parts = child.text().split("=", 2);
        if (parts.length != 2) {
          throw new CapRefusedException(CapRefusal.VALUE, name);
        }
        values.add(new CapInfo.Valued(parts[0].strip(), parts[1].strip()));
      } else {
        child.only(Set.of("valueName", "value"), Set.of());
        child.child("value");
        values.add(new CapInfo.Valued(child.required("valueName"), child.text("value").orElse("")));
      }
    }
    return values;
  }

  private List<CapInfo.Resource> resources() throws CapRefusedException {
    List<CapInfo.Resource> resources = new ArrayList<>();
    for (CapElement resource : info.children("resource")) {
      resource.only(
          Set.of("resourceDesc", "mimeType", "size", "uri", "derefUri", "digest"), Set.of());
      resources.add(
          new CapInfo.Resource(
              resource.required("resourceDesc"),
              resource.text("mimeType"),
              CapValues.address(resource.text("uri"), "uri")));
    }
    return resources;
  }

  private List<CapInfo.Area> areas() throws CapRefusedException {
    List<CapInfo.Area> areas = new ArrayList<>();
    for (CapElement area : info.children("area")) {
      area.only(Set.of("areaDesc", "altitude", "ceiling"), Set.of("polygon", "circle", "geocode"));
      areas.add(
          new CapInfo.Area(
              area.required("areaDesc"),
              shapes(area, "polygon", PAIR, 4),
              shapes(area, "circle", PAIR_OR_RADIUS, 2),
              valued(area, "geocode")));
    }
    return areas;
  }

  private static List<String> shapes(CapElement area, String name, Pattern each, int least)
      throws CapRefusedException {
    List<String> shapes = area.texts(name);
    for (String shape : shapes) {
      CapValues.words(shape, each, least, name);
    }
    return shapes;
  }
}
