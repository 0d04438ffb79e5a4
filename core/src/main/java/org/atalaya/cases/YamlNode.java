// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A place in a YAML document that knows where it is, so that a problem can say so. Reading what is
 * not there notes a problem and goes on with a harmless value: all problems are told at once.
 */
public final class YamlNode {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int MAX_BYTES = 1 << 20;
  private static final int SHOWN = 60;
  private static final int PROBLEM_SHOWN = 400;
  private static final int PROBLEMS_KEPT = 50;

  private final String path;
  private final JsonNode node;
  private final List<String> problems;

  private YamlNode(String path, JsonNode node, List<String> problems) {
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  /**
   * The root of a document.
   *
   * @throws MappingException if it is no YAML, is larger than 1 MB, names an entry twice or refers
   *     to an anchor
   */
  public static YamlNode parse(String name, InputStream yaml) {
    try {
      byte[] bytes = yaml.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new MappingException(name, List.of("it is larger than 1 MB"));
      }
      List<String> problems = new ArrayList<>();
      refuseAmbiguous(bytes, problems);
      return new YamlNode("", YAML.readTree(bytes), problems);
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "?" : Integer.toString(e.getLocation().getLineNr());
      throw new MappingException(
          name, List.of("line " + line + ": this is not valid YAML, or names an entry twice"));
    } catch (IOException e) {
      throw new MappingException(name, List.of("it cannot be read"));
    }
  }

  /** Aliases would be read as their name, and 1.10 as 1.1: neither is what was meant. */
  private static void refuseAmbiguous(byte[] bytes, List<String> problems) {
    try (JsonParser parser = YAML.createParser(bytes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser instanceof YAMLParser aliased && aliased.isCurrentAlias()) {
          problems.add("line " + line + ": anchors and aliases are not read; write the text out");
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT
            && !parser.getString().equals(Double.toString(parser.getDoubleValue()))) {
          problems.add(
              "line %d: %s is read as the number %s; put it in quotes"
                  .formatted(line, shown(parser.getString()), parser.getDoubleValue()));
        }
      }
    }
  }

  /** The problems noted anywhere in the document. */
  public List<String> problems() {
    return problems;
  }

  /** Notes a problem at this place. */
  public void problem(String message) {
    String shown =
        message.length() <= PROBLEM_SHOWN ? message : message.substring(0, PROBLEM_SHOWN) + "…";
    if (problems.size() < PROBLEMS_KEPT) {
      problems.add(path.isEmpty() ? shown : path + ": " + shown);
    }
  }

  /** Notes each field that is not in {@code names}, and whether there are no fields at all. */
  public YamlNode allow(String... names) {
    if (!node.isObject() && !node.isMissingNode()) {
      problem("expected entries of the form 'name: value'");
    }
    List<String> allowed = Arrays.asList(names);
    for (String name : node.propertyNames()) {
      if (!allowed.contains(name)) {
        problem("unknown entry '%s', allowed: %s".formatted(shown(name), String.join(", ", names)));
      }
    }
    return this;
  }

  /** The field {@code name}, if it is there. */
  public Optional<YamlNode> optional(String name) {
    JsonNode child = node.path(name);
    return child.isMissingNode() || child.isNull()
        ? Optional.empty()
        : Optional.of(new YamlNode(at(name), child, problems));
  }

  /** The field {@code name}; noted where it is missing. */
  public YamlNode required(String name) {
    return optional(name)
        .orElseGet(() -> {
          problem("'" + name + "' is missing");
          return new YamlNode(at(name), MissingNode.getInstance(), new ArrayList<>());
        });
  }

  /** All fields, in order. */
  public Map<String, YamlNode> fields() {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    if (!node.isObject() && !node.isMissingNode()) {
      problem("expected entries of the form 'name: value'");
    }
    for (String name : node.propertyNames()) {
      fields.put(name, new YamlNode(at(name), node.path(name), problems));
    }
    return fields;
  }

  /** All items of a list, in order. */
  public List<YamlNode> items() {
    if (!node.isArray() && !node.isMissingNode()) {
      problem("expected a list");
      return List.of();
    }
    List<YamlNode> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new YamlNode(path + "[" + i + "]", node.path(i), problems));
    }
    return items;
  }

  /** Whether this is a single value rather than a list or entries. */
  public boolean isText() {
    return node.isValueNode();
  }

  /** This single value as text. */
  public String text() {
    if (!node.isValueNode()) {
      if (!node.isMissingNode()) {
        problem("expected a single value");
      }
      return "?";
    }
    return node.asString();
  }

  /** All items of a list that has at least one. */
  public List<YamlNode> someItems() {
    List<YamlNode> items = items();
    if (items.isEmpty() && node.isArray()) {
      problem("expected at least one item");
    }
    return items;
  }

  /** This list of single values. */
  public List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  /** This text for people: one for all languages, or one for each, Spanish among them. */
  public Label label() {
    if (isText()) {
      return Label.same(textForPeople());
    }
    Map<String, String> texts = new LinkedHashMap<>();
    fields().forEach((language, text) -> texts.put(language, text.textForPeople()));
    if (texts.putIfAbsent("es", "?") == null) {
      problem("a text in Spanish (es) is missing");
    }
    return new Label(texts);
  }

  private String textForPeople() {
    String text = text();
    if (text.isBlank()) {
      problem("a text must not be blank");
      return "?";
    }
    return text;
  }

  /** These fields, each a single value, in order. */
  public Map<String, String> textFields() {
    Map<String, String> texts = new LinkedHashMap<>();
    fields().forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }

  /**
   * What {@code reader} makes of this node; where its checks find something wrong ({@link
   * IllegalArgumentException}), that is noted here and nothing comes of it.
   */
  public <T> Optional<T> checked(Function<YamlNode, T> reader) {
    try {
      return Optional.of(reader.apply(this));
    } catch (IllegalArgumentException e) {
      problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** This whole number, 0 or above. */
  public int integer() {
    if (!node.isInt() || node.intValue() < 0) {
      problem("expected a whole number, 0 or above, given: " + shown(node.toString()));
      return 0;
    }
    return node.intValue();
  }

  /** This number. */
  public double number() {
    if (!node.isNumber()) {
      problem("expected a number, given: " + shown(node.toString()));
      return 0;
    }
    return node.doubleValue();
  }

  /** This number from 0 to 1. */
  public double share() {
    double value = node.isNumber() ? node.doubleValue() : -1;
    if (!(value >= 0 && value <= 1)) {
      problem("expected a number from 0 to 1, given: " + shown(node.toString()));
      return 0;
    }
    return value;
  }

  /** This {@code true} or {@code false}. */
  public boolean bool() {
    if (!node.isBoolean()) {
      problem("expected true or false, given: " + shown(node.toString()));
      return false;
    }
    return node.booleanValue();
  }

  private String at(String name) {
    return path.isEmpty() ? shown(name) : path + "." + shown(name);
  }

  private static String shown(String text) {
    return ForeignText.shown(text, SHOWN);
  }
}
