// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.alerts.Sex;
import org.atalaya.alerts.UnprotectedAlertFact;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What is counted of alerts. */
public final class FactTable {

  private static final Table<Record> FACT = table(name("alert_fact"));
  private static final Field<String> ID = field(name("id"), String.class);
  private static final Field<String> KIND = field(name("kind"), String.class);
  private static final Field<String> DEPARTMENT = field(name("department"), String.class);
  private static final Field<Integer> AGE = field(name("age"), Integer.class);
  private static final Field<String> SEX = field(name("sex"), String.class);
  private static final Field<String> ETHNICITY = field(name("ethnicity"), String.class);
  private static final Field<String> MARITAL_STATUS = field(name("marital_status"), String.class);
  private static final Field<Integer> WEEKDAY = field(name("weekday"), Integer.class);
  private static final Field<String> HOUR_BAND = field(name("hour_band"), String.class);
  private static final Field<String> ACTIVATED_ON = field(name("activated_on"), String.class);
  private static final Field<String> ENDED_ON = field(name("ended_on"), String.class);
  private static final Field<String> OUTCOME = field(name("outcome"), String.class);

  private final Engine engine;

  public FactTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  /** Adds it or, if it is there, puts the person's properties right. */
  public int put(Connection connection, UnprotectedAlertFact fact) {
    Map<Field<?>, Object> person = person(fact);
    return on(connection)
        .insertInto(FACT)
        .set(person)
        .set(ID, fact.id())
        .set(KIND, fact.kind().code())
        .set(ACTIVATED_ON, fact.activated().toString())
        .onConflict(ID)
        .doUpdate()
        .set(person)
        .execute();
  }

  private static Map<Field<?>, Object> person(UnprotectedAlertFact fact) {
    Map<Field<?>, Object> person = new LinkedHashMap<>();
    person.put(DEPARTMENT, fact.department());
    person.put(AGE, fact.age());
    person.put(SEX, fact.sex().name());
    person.put(ETHNICITY, fact.ethnicity());
    person.put(MARITAL_STATUS, fact.maritalStatus());
    person.put(WEEKDAY, fact.weekday());
    person.put(HOUR_BAND, fact.hourBand());
    return person;
  }

  public int end(Connection connection, String id, LocalDate day, String outcome) {
    return on(connection)
        .update(FACT)
        .set(ENDED_ON, day.toString())
        .set(OUTCOME, outcome)
        .where(ID.eq(id))
        .execute();
  }

  /** Ends those that are open and of none of {@code alive}. */
  public int endOthers(Connection connection, Set<String> alive, LocalDate day, String outcome) {
    DSLContext sql = on(connection);
    List<String> lost =
        sql.select(ID).from(FACT).where(ENDED_ON.isNull()).fetch(ID).stream()
            .filter(id -> !alive.contains(id))
            .toList();
    lost.forEach(id -> end(connection, id, day, outcome));
    return lost.size();
  }

  /**
   * Writes those that ended on {@code since} or later anew, together: PostgreSQL notes with each
   * row which transaction wrote it, and that of an end wrote the alert's audit entry, too.
   */
  public int disguise(Connection connection, LocalDate since) {
    return on(connection)
        .update(FACT)
        .set(KIND, KIND)
        .where(ENDED_ON.ge(since.toString()))
        .execute();
  }

  /** All of them, in no order that tells anything. */
  public List<UnprotectedAlertFact> all(Connection connection) {
    return on(connection).selectFrom(FACT).orderBy(ID).fetch(FactTable::fact);
  }

  private static UnprotectedAlertFact fact(Record row) {
    return new UnprotectedAlertFact(
        row.get(ID),
        AlertTable.kind(row.get(KIND)),
        row.get(DEPARTMENT),
        row.get(AGE),
        Sex.valueOf(row.get(SEX)),
        row.get(ETHNICITY),
        row.get(MARITAL_STATUS),
        row.get(WEEKDAY),
        row.get(HOUR_BAND),
        LocalDate.parse(row.get(ACTIVATED_ON)),
        Optional.ofNullable(row.get(ENDED_ON)).map(LocalDate::parse),
        Optional.ofNullable(row.get(OUTCOME)));
  }
}
