// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * One value of a dimension. Unknown, not applicable and refused are categories of their own and are
 * counted like any other.
 *
 * @param code what the category is called in addresses and files, 1 to 40 characters
 * @param label its name for people
 * @param parent the code of the enclosing category in the parent dimension (the department of a
 *     municipality), where there is one
 */
public record Category(String code, Label label, Optional<String> parent) {

  /** Code of "unknown" in every dimension. */
  public static final String UNKNOWN = "?";

  /** Code of "does not apply to this record". */
  public static final String NOT_APPLICABLE = "not-applicable";

  /** Code of "asked, but not answered". */
  public static final String REFUSED = "refused";

  public Category {
    if (!isCode(code)) {
      throw new IllegalArgumentException("a category code has 1 to 40 characters, given: " + code);
    }
  }

  public Category(String code, Label label) {
    this(code, label, Optional.empty());
  }

  /** Whether this category says that the property is not known, rather than what it is. */
  public boolean isResidual() {
    return code.equals(UNKNOWN) || code.equals(NOT_APPLICABLE) || code.equals(REFUSED);
  }

  /** Reads one category: {@code code}, {@code label} and, where there is one, {@code parent}. */
  public static Category read(YamlNode node) {
    String code = node.required("code").text();
    if (!isCode(code)) {
      node.problem("a category code has 1 to 40 characters, given: " + code);
      code = UNKNOWN;
    }
    return new Category(
        code, node.required("label").label(), node.optional("parent").map(YamlNode::text));
  }

  /**
   * Reads a list of categories.
   *
   * @param name what to call the list in messages
   * @throws MappingException naming every place that is wrong
   */
  public static List<Category> readList(String name, InputStream yaml) {
    YamlNode root = YamlNode.parse(name, yaml);
    List<Category> categories =
        root.items().stream().map(node -> read(node.allow("code", "label", "parent"))).toList();
    if (!root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return categories;
  }

  private static boolean isCode(String code) {
    return !code.isBlank() && code.length() <= 40;
  }
}
