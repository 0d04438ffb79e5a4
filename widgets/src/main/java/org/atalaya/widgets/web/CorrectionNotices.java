// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.Label;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;

/**
 * What the authority itself says of figures that were wrong: more than a changed figure can tell.
 *
 * <pre>{@code
 * - id: municipios-2025
 *   date: 2026-03-14
 *   indicators: [complaints]
 *   what: {es: Denuncias de dos municipios estaban intercambiadas., en: Two municipalities were swapped.}
 *   from: {es: Jalapa con las de Monjas, en: Jalapa with those of Monjas}
 *   to: {es: cada municipio con las suyas, en: each municipality with its own}
 * }</pre>
 *
 * @param notices the newest first
 */
public record CorrectionNotices(List<Notice> notices) {

  /** No notices. */
  public static final CorrectionNotices NONE = new CorrectionNotices(List.of());

  public CorrectionNotices {
    notices =
        notices.stream()
            .sorted(Comparator.comparing(Notice::date).reversed().thenComparing(Notice::id))
            .toList();
  }

  /**
   * One notice.
   *
   * @param id stays the same for good, also when the words are changed: small letters, digits and
   *     hyphens
   * @param date when it was said
   * @param what was wrong, and why
   * @param indicators ids of the indicators that it is about
   * @param from what was published before, where it can be said
   * @param to what is published since
   */
  public record Notice(
      String id,
      LocalDate date,
      Label what,
      List<String> indicators,
      Optional<Label> from,
      Optional<Label> to) {
    public Notice {
      indicators = List.copyOf(indicators);
    }
  }

  /**
   * Reads notices.
   *
   * @param name what to call the file in messages
   * @param known ids of the indicators that there are
   * @throws MappingException naming every place that is wrong, with what was given and what is
   *     allowed there
   */
  public static CorrectionNotices read(String name, InputStream yaml, Set<String> known) {
    YamlNode root = YamlNode.parse(name, yaml);
    List<Notice> notices = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlNode node : root.items()) {
      node.allow("id", "date", "what", "indicators", "from", "to");
      notices.add(
          new Notice(
              id(node.required("id"), ids),
              date(node.required("date")),
              node.required("what").label(),
              node.required("indicators").someItems().stream()
                  .map(one -> indicator(one, known))
                  .toList(),
              node.optional("from").map(YamlNode::label),
              node.optional("to").map(YamlNode::label)));
    }
    if (!root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return new CorrectionNotices(notices);
  }

  private static String id(YamlNode node, Set<String> ids) {
    String id = node.text();
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      node.problem("given: " + id + ", allowed: small letters and digits joined by hyphens");
    } else if (!ids.add(id)) {
      node.problem("given: " + id + ", which another notice has");
    }
    return id;
  }

  private static LocalDate date(YamlNode node) {
    try {
      return LocalDate.parse(node.text());
    } catch (DateTimeException e) {
      node.problem("given: " + node.text() + ", allowed: a day as 2026-03-14");
      return LocalDate.EPOCH;
    }
  }

  private static String indicator(YamlNode node, Set<String> known) {
    String id = node.text();
    if (!known.contains(id)) {
      node.problem(
          "given: %s, allowed: %s"
              .formatted(id, String.join(", ", known.stream().sorted().toList())));
    }
    return id;
  }
}
