// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is counted of an alert, without the person. Nothing stored leads from it to the alert it is
 * of, once that has ended: its id was derived from the key that was destroyed, and it knows days,
 * not moments. Whoever has kept the bulletin may still guess which one it is by department, age and
 * day; so these are exact records like those of cases, published only by way of {@code disclosure}.
 *
 * @param id the same for good, and of no other alert: derived from the alert's own key
 * @param department code; where she was last seen
 * @param ethnicity code, {@code ?} if unknown
 * @param maritalStatus code, {@code ?} if unknown
 * @param weekday ISO, 1 is Monday; of the day she was last seen
 * @param hourBand the first hour of a band of six, {@code 00}, {@code 06}, {@code 12}, {@code 18};
 *     {@code ?} if unknown
 * @param activated the day
 * @param ended the day; empty while she is missing
 * @param outcome by {@link Outcome#code}; {@code unknown} where a backup was restored that is older
 *     than the end; empty while she is missing
 */
public record UnprotectedAlertFact(
    String id,
    AlertKind kind,
    String department,
    int age,
    Sex sex,
    String ethnicity,
    String maritalStatus,
    int weekday,
    String hourBand,
    LocalDate activated,
    Optional<LocalDate> ended,
    Optional<String> outcome) {}
