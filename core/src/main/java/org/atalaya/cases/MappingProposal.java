// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.internal.ColumnProfile;
import org.atalaya.cases.internal.ProfiledFile;
import org.atalaya.cases.internal.ProposalRules;
import org.atalaya.cases.internal.ProposalYaml;

/**
 * A mapping proposed for a delimited file of which nothing is known but what it holds: a first
 * draft for people, who know what the columns mean. Each row is taken as one complaint. What looks
 * as if it told who somebody is stays out, and so do values that fewer than {@link #FEWEST_ROWS}
 * rows have.
 *
 * <pre>{@code
 * MappingProposal proposal =
 *     MappingProposal.of(
 *         SourceFile.at(path), Guatemala.CODE_LISTS, Clock.system(zone), Limits.NONE);
 * System.out.print(proposal.with("origen", ColumnUse.LEFT_OUT).yaml(Locale.of("es")));
 * }</pre>
 *
 * <p>It looks at names and values only. That it took no column for identifying is no proof that
 * there is none.
 */
public final class MappingProposal {

  /** Rows that a value needs in order to be written into the proposal as a category. */
  public static final int FEWEST_ROWS = 5;

  private static final Wording WORDING = Wording.of(MappingProposal.class);

  private final ProfiledFile file;
  private final ProposalRules rules;
  private final CodeLists codeLists;
  private final List<Column> columns;

  private MappingProposal(
      ProfiledFile file, ProposalRules rules, CodeLists codeLists, List<Column> columns) {
    this.file = file;
    this.rules = rules;
    this.codeLists = codeLists;
    this.columns = List.copyOf(columns);
  }

  /**
   * Reads a file and proposes a mapping for it.
   *
   * @param file in UTF-8 or ISO 8859-1, its fields separated by {@code ,} {@code ;} or tabs, its
   *     first line the names of the columns
   * @param codeLists the country's lists; {@code department} and {@code municipality} are looked
   *     for in the columns
   * @param clock the time; its zone says which day is today
   * @param limits what is refused
   * @throws ImportException if it is no such file, or larger than the limits
   */
  public static MappingProposal of(
      SourceFile file, CodeLists codeLists, Clock clock, Limits limits) {
    ProfiledFile read = ProfiledFile.read(file, limits);
    ProposalRules rules = new ProposalRules(codeLists, clock);
    return new MappingProposal(read, rules, codeLists, rules.propose(read.columns()));
  }

  /**
   * What is refused before it costs anything.
   *
   * @param columns most columns
   * @param rows most rows
   */
  public record Limits(int columns, long rows) {

    /** What any file may have. */
    public static final Limits NONE = new Limits(Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  /** How far the reason goes. */
  public enum Confidence {
    SURE,
    LIKELY,
    UNSURE,
    /** A person chose it. */
    CHOSEN;

    /** What it is called. */
    public Label label() {
      return WORDING.label("confidence." + name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * What is proposed for one column.
   *
   * @param name as the first line of the file has it
   * @param use what it is taken for
   * @param confidence how far the reason goes
   * @param reason why, without a value that only some rows have
   * @param choices what it could be taken for, by its values
   */
  public record Column(
      String name, ColumnUse use, Confidence confidence, Label reason, Set<ColumnUse> choices) {
    public Column {
      choices = Set.copyOf(choices);
    }

    /** The same column for something else. */
    public Column as(ColumnUse other, Confidence how, Label why) {
      return new Column(name, other, how, why, choices);
    }
  }

  /** The columns, in the order of the file. */
  public List<Column> columns() {
    return columns;
  }

  /** Rows after the header: an exact number, for whoever has the file. */
  public long rows() {
    return file.rows();
  }

  /**
   * The same proposal with another use of a column. Who had that use, where only one can, is left
   * out.
   *
   * @throws IllegalArgumentException if there is no such column, or its values do not allow it
   */
  public MappingProposal with(String column, ColumnUse use) {
    Column changed =
        columns.stream()
            .filter(each -> each.name().equals(column))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no such column"));
    if (!changed.choices().contains(use)) {
      throw new IllegalArgumentException(
          "%s cannot be the use of this column; allowed: %s".formatted(use, changed.choices()));
    }
    List<Column> others = new ArrayList<>();
    for (Column each : columns) {
      boolean yields = !use.isRepeatable() && each.use() == use;
      others.add(
          each == changed
              ? each.as(use, Confidence.CHOSEN, WORDING.label("reason.chosen"))
              : yields
                  ? each.as(ColumnUse.LEFT_OUT, Confidence.CHOSEN, WORDING.label("reason.yielded"))
                  : each);
    }
    return new MappingProposal(file, rules, codeLists, others);
  }

  /** What has to be chosen before anything can be loaded; absent where nothing is missing. */
  public Optional<Label> missing() {
    Set<ColumnUse> uses = uses();
    if (!uses.contains(ColumnUse.REGISTERED_DATE) && !uses.contains(ColumnUse.REGISTERED_YEAR)) {
      return Optional.of(WORDING.label("missing.registered"));
    }
    boolean day = uses.contains(ColumnUse.REGISTERED_DAY);
    if (day && !uses.contains(ColumnUse.REGISTERED_MONTH)) {
      return Optional.of(WORDING.label("missing.month"));
    }
    return Optional.empty();
  }

  private Set<ColumnUse> uses() {
    Set<ColumnUse> uses = EnumSet.noneOf(ColumnUse.class);
    columns.forEach(column -> uses.add(column.use()));
    return uses;
  }

  /**
   * The mapping as YAML, with what was taken for what, and why, as comments.
   *
   * @param locale the language of the comments
   */
  public String yaml(Locale locale) {
    return yaml().text(locale);
  }

  /**
   * The mapping.
   *
   * @throws MappingException if something is {@linkplain #missing() missing}
   */
  public CsvMapping mapping() {
    return CsvMapping.read(
        file.name(),
        new ByteArrayInputStream(yaml(Locale.ROOT).getBytes(StandardCharsets.UTF_8)),
        codeLists);
  }

  private ProposalYaml yaml() {
    List<ColumnProfile> profiles = file.columns();
    return new ProposalYaml(file, rules, columns, profiles);
  }
}
