// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;

/** What a {@link FileProsecutorDirectory} says. */
record DirectoryFile(
    Map<String, Prosecutor> people,
    Map<String, Assignment> cases,
    Map<UUID, Assignment> alerts,
    List<Duty> duty) {

  /** What YAML is read of. */
  static final int MOST_BYTES = 1 << 20;

  /** Who of a unit is on duty from a day to another, both included. */
  record Duty(String unit, String person, LocalDate first, LocalDate last) {
    boolean covers(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  static DirectoryFile read(String name, byte[] yaml) {
    YamlNode root =
        YamlNode.parse(name, new ByteArrayInputStream(yaml))
            .allow("people", "cases", "alerts", "duty");
    DirectoryFile file =
        new DirectoryFile(
            byKey(
                root,
                "people",
                node -> {
                  Prosecutor person = person(node);
                  return Map.entry(person.id(), person);
                }),
            assignments(root, "cases", "case", YamlNode::text),
            assignments(root, "alerts", "alert", node -> UUID.fromString(node.text())),
            items(root, "duty", DirectoryFile::duty));
    if (!root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return file;
  }

  private static <T> List<T> items(YamlNode root, String name, Function<YamlNode, T> reader) {
    return root.optional(name).map(YamlNode::items).orElse(List.of()).stream()
        .flatMap(node -> node.checked(reader).stream())
        .toList();
  }

  private static <K, V> Map<K, V> byKey(
      YamlNode root, String name, Function<YamlNode, Map.Entry<K, V>> reader) {
    Map<K, V> found = new LinkedHashMap<>();
    for (YamlNode node : root.optional(name).map(YamlNode::items).orElse(List.of())) {
      node.checked(reader)
          .filter(one -> found.putIfAbsent(one.getKey(), one.getValue()) != null)
          .ifPresent(one -> node.problem("it is there already"));
    }
    return found;
  }

  private static <K> Map<K, Assignment> assignments(
      YamlNode root, String name, String key, Function<YamlNode, K> reader) {
    return byKey(
        root,
        name,
        node -> {
          node.allow(key, "unit", "person");
          Optional<String> person = node.optional("person").map(YamlNode::text);
          return Map.entry(
              reader.apply(node.required(key)),
              new Assignment(node.required("unit").text(), person));
        });
  }

  private static Prosecutor person(YamlNode node) {
    node.allow("id", "unit", "superior", "mail", "absences");
    return new Prosecutor(
        node.required("id").text(),
        node.required("unit").text(),
        node.optional("superior").map(YamlNode::text),
        node.optional("mail").map(YamlNode::text),
        items(node, "absences", DirectoryFile::absence));
  }

  private static Absence absence(YamlNode node) {
    node.allow("first", "last", "substitute");
    return new Absence(
        TipRouting.day(node.required("first")),
        TipRouting.day(node.required("last")),
        node.optional("substitute").map(YamlNode::text));
  }

  private static Duty duty(YamlNode node) {
    node.allow("unit", "person", "first", "last");
    return new Duty(
        node.required("unit").text(),
        node.required("person").text(),
        TipRouting.day(node.required("first")),
        TipRouting.day(node.required("last")));
  }
}
