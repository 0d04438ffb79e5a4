// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Where a request stands, for staff only: the holder sees whether there is something to collect.
 */
public sealed interface RequestState {

  /** Nobody has shown yet to be the person. */
  record Unproved() implements RequestState {}

  /** The register will be asked. */
  record Proved() implements RequestState {}

  /**
   * Staff has to decide.
   *
   * @param match what the register said; {@code NoMatch} if it was chosen at random or submitted
   *     for review
   * @param appealed whether it was decided before and the holder appealed
   */
  record InReview(SubjectMatch match, boolean appealed) implements RequestState {}

  /** There is a certificate to collect while it is valid. */
  record Issued(UUID certificate) implements RequestState {}

  /**
   * There is none; told in the authority's own channel only.
   *
   * @param appealUntil the last day on which an appeal may be lodged
   */
  record Refused(LocalDate appealUntil) implements RequestState {}

  /**
   * There was one.
   *
   * @param appealUntil the last day on which an appeal may be lodged
   */
  record Revoked(LocalDate appealUntil) implements RequestState {}
}
