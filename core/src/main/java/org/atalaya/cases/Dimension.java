// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A property by which records are told apart.
 *
 * @param id identifier in addresses and files, for example {@code victim-sex}
 * @param label its name for people
 * @param role what kind of property it is
 * @param categories its values in the order in which they are shown, {@code ?} (unknown) included;
 *     for a {@linkplain Role#isTime() time} dimension only {@code ?}: the periods follow from the
 *     data
 * @param multiValued whether one record can have several categories, so that the rows of a table do
 *     not add up to its total
 * @param parent the dimension whose categories enclose this one's, where there is one
 * @param internal whether it is kept for measures of this library only and not offered to the
 *     public
 * @param course what its categories say about time, where they are bands of days
 */
public record Dimension(
    String id,
    Label label,
    Role role,
    List<Category> categories,
    boolean multiValued,
    Optional<String> parent,
    boolean internal,
    Optional<Course> course) {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Words that mean something else in addresses or fact tables, and thus are no ids. */
  public static final Set<String> RESERVED =
      Set.of(
          "by",
          "measure",
          "from",
          "to",
          "sort",
          "top",
          "version",
          "form",
          "theme",
          "width",
          "height",
          "lang",
          "title",
          "scale",
          "record-id",
          "record-key",
          "from-version",
          "to-version");

  /** Most categories of a multi-valued dimension: they are kept as the bits of one integer. */
  static final int MAX_MULTI_VALUED = 62;

  /** The kind of property, as in JSON-stat's roles. */
  public enum Role {
    YEAR,
    MONTH,
    GEO,
    CLASSIFICATION;

    /** Whether the categories are calendar periods. */
    public boolean isTime() {
      return this == YEAR || this == MONTH;
    }
  }

  public Dimension {
    categories = List.copyOf(categories);
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "a dimension id is lower-case words joined by '-', given: " + id);
    }
    if (RESERVED.contains(id)) {
      throw new IllegalArgumentException(
          "a dimension cannot be called %s, which has a meaning already".formatted(id));
    }
    Set<String> codes = new HashSet<>();
    for (Category category : categories) {
      if (!codes.add(category.code())) {
        throw new IllegalArgumentException(
            "dimension " + id + " has the category code " + category.code() + " twice");
      }
    }
    if (!codes.contains(Category.UNKNOWN)) {
      throw new IllegalArgumentException("dimension " + id + " lacks the category '?' (unknown)");
    }
    if (multiValued && categories.size() > MAX_MULTI_VALUED) {
      throw new IllegalArgumentException(
          "dimension %s has several values per record and thus at most %d categories, given: %d"
              .formatted(id, MAX_MULTI_VALUED, categories.size()));
    }
    if (course.isPresent()
        && !(codes.containsAll(course.get().codes()) && codes.contains(course.get().none()))) {
      throw new IllegalArgumentException(
          "dimension " + id + " lacks a category of the course of time that it declares");
    }
  }

  /** A dimension that is offered to the public and says nothing about days. */
  public Dimension(
      String id,
      Label label,
      Role role,
      List<Category> categories,
      boolean multiValued,
      Optional<String> parent) {
    this(id, label, role, categories, multiValued, parent, false, Optional.empty());
  }

  /** The same dimension with other categories: a time dimension with its periods, for example. */
  public Dimension withCategories(List<Category> other) {
    return new Dimension(id, label, role, other, multiValued, parent, internal, course);
  }

  /** Whether this can be an id: lower-case words joined by '-'. */
  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** The category with this code, if there is one. */
  public Optional<Category> category(String code) {
    return categories.stream().filter(category -> category.code().equals(code)).findFirst();
  }
}
