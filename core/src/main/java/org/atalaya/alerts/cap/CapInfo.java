// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a message says, in one language. Categories, urgency and the like are the protocol's own
 * words.
 *
 * @param language as in RFC 5646; {@code en-US} where it is not said, by the protocol
 */
public record CapInfo(
    String language,
    List<String> categories,
    String event,
    List<String> responseTypes,
    String urgency,
    String severity,
    String certainty,
    Optional<String> audience,
    List<Valued> eventCodes,
    Optional<OffsetDateTime> effective,
    Optional<OffsetDateTime> onset,
    Optional<OffsetDateTime> expires,
    Optional<String> senderName,
    Optional<String> headline,
    Optional<String> description,
    Optional<String> instruction,
    Optional<URI> web,
    Optional<String> contact,
    List<Valued> parameters,
    List<Resource> resources,
    List<Area> areas) {

  public CapInfo {
    categories = List.copyOf(categories);
    responseTypes = List.copyOf(responseTypes);
    eventCodes = List.copyOf(eventCodes);
    parameters = List.copyOf(parameters);
    resources = List.copyOf(resources);
    areas = List.copyOf(areas);
  }

  /** A value of a code or parameter that the sender names. */
  public record Valued(String name, String value) {}

  /**
   * A file beside the message, such as a photo.
   *
   * @param uri where it is; nothing fetches it by itself
   */
  public record Resource(String description, Optional<String> mediaType, Optional<URI> uri) {}

  /**
   * Where it is about.
   *
   * @param polygons outlines, pairs of latitude and longitude
   * @param circles centre as latitude and longitude, and radius in kilometres
   */
  public record Area(
      String description, List<String> polygons, List<String> circles, List<Valued> geocodes) {

    public Area {
      polygons = List.copyOf(polygons);
      circles = List.copyOf(circles);
      geocodes = List.copyOf(geocodes);
    }
  }

  /** Nothing of its texts, which may name a person. */
  @Override
  public String toString() {
    return "CapInfo[…]";
  }
}
