// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.atalaya.alerts.AlertKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bulletin as the JSON Feed of an observatory tells it, in the language of that feed. It holds
 * until {@code expires}, and only for as long as the feed that told it may be kept.
 *
 * @param page of the official bulletin
 * @param kindName what the authority calls such an alert
 * @param person who she is, with her age
 * @param municipality code of the place, which begins with that of its department
 * @param municipalityName its name
 * @param line number to call with what one knows
 * @param tip the form for that, where there is one
 * @param photo whether there is a photo of her
 */
public record RemoteBulletin(
    UUID id,
    URI page,
    AlertKind kind,
    String kindName,
    String number,
    String person,
    String municipality,
    String municipalityName,
    String departmentName,
    LocalDate lastSeen,
    Instant activated,
    Instant expires,
    String line,
    Optional<URI> tip,
    boolean photo) {

  private static final Pattern LINE = Pattern.compile("\\+?[0-9][0-9 -]{1,19}");

  /**
   * The bulletins of a feed that hold at a time, in its order; what has ended or expired is left
   * out.
   *
   * @param feed JSON Feed of an observatory
   * @throws IllegalArgumentException if it is none; what stands in it is not told
   */
  public static List<RemoteBulletin> read(byte[] feed, Instant now) {
    try {
      List<RemoteBulletin> bulletins = new ArrayList<>();
      for (JsonNode item : JsonMapper.shared().readTree(feed).required("items")) {
        if (!item.required("_atalaya").has("ended")) {
          RemoteBulletin bulletin = of(item, item.required("_atalaya"));
          if (bulletin.expires.isAfter(now)) {
            bulletins.add(bulletin);
          }
        }
      }
      return List.copyOf(bulletins);
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      // Without its message, which may quote what was told of a person.
      throw new IllegalArgumentException("no feed of alerts");
    }
  }

  private static RemoteBulletin of(JsonNode item, JsonNode told) {
    JsonNode place = told.required("place");
    return new RemoteBulletin(
        UUID.fromString(text(item, "id")),
        web(text(item, "url")),
        kind(text(told, "kind")),
        text(told, "kind_name"),
        text(told, "number"),
        text(item, "title"),
        text(place, "municipality"),
        text(place, "municipality_name"),
        text(place, "department_name"),
        LocalDate.parse(text(told, "last_seen")),
        moment(told, "activated"),
        moment(told, "expires"),
        line(text(told, "line")),
        told.has("tip") ? Optional.of(web(text(told, "tip"))) : Optional.empty(),
        told.has("photo"));
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).stringValue();
  }

  private static Instant moment(JsonNode node, String name) {
    return OffsetDateTime.parse(text(node, name)).toInstant();
  }

  private static AlertKind kind(String code) {
    for (AlertKind kind : AlertKind.values()) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of alert");
  }

  /** An address that a page may link to: none that would run something in it. */
  private static URI web(String text) {
    URI address = URI.create(text);
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web || address.getHost() == null) {
      throw new IllegalArgumentException("no address of a page");
    }
    return address;
  }

  private static String line(String text) {
    if (!LINE.matcher(text).matches()) {
      throw new IllegalArgumentException("no number to call");
    }
    return text;
  }

  /** Nothing of the person: a log may not keep what has to go when she is found. */
  @Override
  public String toString() {
    return "RemoteBulletin[id=%s]".formatted(id);
  }
}
