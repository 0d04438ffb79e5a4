// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether somebody asked about is somebody listed. Only what agrees in everything is a {@link
 * Match}, only what agrees in nothing that matters a {@link NoMatch}; all between is {@link
 * Doubtful}, on which a person decides.
 *
 * <table>
 * <caption>What follows from what agrees</caption>
 * <tr><th>document<th>birth date<th>name<th>
 * <tr><td>same<td>same<td>same<td>{@code Match}
 * <tr><td>same<td colspan="2">anything else<td>{@code Doubtful}
 * <tr><td>other<td>same<td>same or similar<td>{@code Doubtful}
 * <tr><td>other<td>mistaken once<td>same<td>{@code Doubtful}
 * <tr><td>other<td colspan="2">anything else<td>{@code NoMatch}
 * </table>
 *
 * <p>A passport and a national number are other documents, and so is one that the register lacks:
 * who has both is found by birth date and name. Not found is who is listed under another document
 * <em>and</em> another name.
 */
public sealed interface SubjectMatch {

  /** Nobody listed is this person. */
  record NoMatch() implements SubjectMatch {}

  /** Somebody listed is this person. */
  record Match() implements SubjectMatch {}

  /**
   * Somebody listed may be this person.
   *
   * @param differing in what they differ; not empty
   */
  record Doubtful(Set<Difference> differing) implements SubjectMatch {
    public Doubtful {
      if (differing.isEmpty()) {
        throw new IllegalArgumentException("what differs in nothing is no doubt");
      }
      differing = Set.copyOf(differing);
    }
  }

  /** In what two may differ. */
  enum Difference {
    DOCUMENT,
    BIRTH_DATE,
    NAME
  }

  /** Compares with one who is listed. */
  static SubjectMatch of(RegistrySubject asked, ListedPerson listed) {
    NameLikeness name = NameLikeness.of(asked.name(), listed.name());
    boolean sameDocument = asked.document().equals(listed.document());
    boolean sameDate = asked.birthDate().equals(listed.birthDate());
    Set<Difference> differing = EnumSet.noneOf(Difference.class);
    if (!sameDocument) {
      differing.add(Difference.DOCUMENT);
    }
    if (!sameDate) {
      differing.add(Difference.BIRTH_DATE);
    }
    if (name != NameLikeness.SAME) {
      differing.add(Difference.NAME);
    }
    if (differing.isEmpty()) {
      return new Match();
    }
    boolean near =
        sameDate
            ? name != NameLikeness.DIFFERENT
            : name == NameLikeness.SAME
                && NearDates.of(asked.birthDate()).contains(listed.birthDate());
    return sameDocument || near ? new Doubtful(differing) : new NoMatch();
  }

  /**
   * Compares with all who may be meant: the surest outcome, of doubts the one with most in common.
   */
  static SubjectMatch among(RegistrySubject asked, Collection<ListedPerson> listed) {
    SubjectMatch surest = new NoMatch();
    for (ListedPerson one : listed) {
      SubjectMatch match = of(asked, one);
      if (rank(match) < rank(surest)) {
        surest = match;
      }
    }
    return surest;
  }

  private static int rank(SubjectMatch match) {
    return switch (match) {
      case Match sure -> 0;
      case Doubtful doubt -> doubt.differing().size();
      case NoMatch none -> Difference.values().length + 1;
    };
  }
}
