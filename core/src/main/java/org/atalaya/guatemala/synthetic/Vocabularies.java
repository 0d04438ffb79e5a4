// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

/** The codes of all properties of a case, from the lists of the country pack. */
final class Vocabularies {

  final Vocabulary crime = Vocabulary.ofList("crime");
  final Vocabulary source = Vocabulary.ofList("complaint-source");
  final Vocabulary state = Vocabulary.ofList("procedural-state");
  final Vocabulary sex = Vocabulary.of("sex", "F", "M", "?");
  final Vocabulary people = Vocabulary.ofList("ethnic-people");
  final Vocabulary schooling = Vocabulary.ofList("schooling");
  final Vocabulary maritalStatus = Vocabulary.ofList("marital-status");
  final Vocabulary relationship = Vocabulary.ofList("relationship");
  final Vocabulary typology = Vocabulary.ofList("killing-typology");
  final Vocabulary act = Vocabulary.ofList("act");
  final Vocabulary outcome = Vocabulary.ofList("sentence-outcome");
  final Vocabulary stage = Vocabulary.ofList("offence-stage");
}
