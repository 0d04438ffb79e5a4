// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.ColumnUse;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.MappingProposal;
import org.atalaya.cases.MappingProposal.Column;
import org.atalaya.cases.Wording;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes a proposal as a mapping. */
public final class ProposalYaml {

  private static final Wording WORDING = Wording.of(MappingProposal.class);
  private static final int SHOWN = 100;

  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).build();

  private final ProfiledFile file;
  private final List<Column> columns;
  private final ProposalDimensions dimensions;
  private final Map<ColumnUse, ColumnProfile> single = new EnumMap<>(ColumnUse.class);
  private final ProposalRules rules;

  /** Of these columns, of which {@code profiles} are what was found, in the same order. */
  public ProposalYaml(
      ProfiledFile file, ProposalRules rules, List<Column> columns, List<ColumnProfile> profiles) {
    this.file = file;
    this.rules = rules;
    this.columns = columns;
    List<ColumnProfile> categories = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnUse use = columns.get(i).use();
      if (use == ColumnUse.CATEGORY) {
        categories.add(profiles.get(i));
      } else if (!use.isLeftOut()) {
        single.put(use, profiles.get(i));
      }
    }
    dimensions = new ProposalDimensions(rules.places(), single, categories);
  }

  /** The mapping, after comments that say what was taken for what, in a language. */
  public String text(Locale locale) {
    StringBuilder text = new StringBuilder();
    comment(text, WORDING.text(locale, "proposal.head", ForeignText.shown(file.name(), SHOWN)));
    comment(text, WORDING.text(locale, "proposal.row"));
    for (Column column : columns) {
      comment(
          text,
          WORDING.text(
              locale,
              "proposal.column",
              ForeignText.shown(column.name(), SHOWN),
              column.use().label().in(locale),
              column.confidence().label().in(locale),
              column.reason().in(locale)));
    }
    return text.append(YAML.writeValueAsString(mapping())).toString();
  }

  private static void comment(StringBuilder text, String line) {
    text.append("# ").append(line).append('\n');
  }

  private Map<String, Object> mapping() {
    Map<String, Object> mapping = new LinkedHashMap<>();
    mapping.put("source", source());
    mapping.put(
        "format",
        Map.of(
            "delimiter",
            String.valueOf(file.delimiter()),
            "encodings",
            List.of("UTF-8", "ISO-8859-1")));
    Optional.ofNullable(single.get(ColumnUse.ROW_ID))
        .ifPresent(id -> mapping.put("rowId", List.of(id.name().text())));
    mapping.put("units", units());
    Map<String, Object> dates = dates();
    mapping.put("dates", dates);
    mapping.put("dimensions", dimensions.of(dates.keySet()));
    return mapping;
  }

  private Map<String, Object> source() {
    Map<String, Object> source = new LinkedHashMap<>();
    String stem = file.name().replaceFirst("(?i)\\.(csv|txt|tsv)(\\.gz)?$", "");
    source.put("id", Slug.of(stem, "file"));
    source.put("title", ForeignText.shown(stem.isBlank() ? file.name() : stem, SHOWN));
    source.put("publisher", WORDING.text(Locale.of("es"), "proposal.publisher"));
    return source;
  }

  private List<String> units() {
    boolean victims =
        single.containsKey(ColumnUse.VICTIM_SEX) || single.containsKey(ColumnUse.VICTIM_AGE);
    return victims ? List.of("case", "victim") : List.of("case");
  }

  private Map<String, Object> dates() {
    Map<String, Object> dates = new LinkedHashMap<>();
    date(
            ColumnUse.REGISTERED_DATE,
            ColumnUse.REGISTERED_YEAR,
            ColumnUse.REGISTERED_MONTH,
            ColumnUse.REGISTERED_DAY)
        .ifPresent(date -> dates.put("registered", date));
    date(ColumnUse.EVENT_DATE, ColumnUse.EVENT_YEAR, ColumnUse.EVENT_MONTH, ColumnUse.EVENT_DAY)
        .ifPresent(date -> dates.put("event", date));
    return dates;
  }

  private Optional<Map<String, Object>> date(
      ColumnUse whole, ColumnUse year, ColumnUse month, ColumnUse day) {
    Map<String, Object> date = new LinkedHashMap<>();
    ColumnProfile column = single.get(whole);
    if (column != null) {
      date.put("date", column.name().text());
      if (ProposalRules.isDayFirst(column)) {
        date.put("dayFirst", true);
      }
      return Optional.of(date);
    }
    if (!single.containsKey(year)) {
      return Optional.empty();
    }
    Set<String> unknown = new LinkedHashSet<>();
    Map<String, ColumnUse> parts = new LinkedHashMap<>();
    parts.put("year", year);
    parts.put("month", month);
    parts.put("day", day);
    parts.forEach((name, use) -> {
      ColumnProfile part = single.get(use);
      if (part != null) {
        date.put(name, part.name().text());
        unknown.addAll(outside(part, name));
      }
    });
    if (!unknown.isEmpty()) {
      date.put("unknown", List.copyOf(unknown));
    }
    return Optional.of(date);
  }

  /** What stands for an unknown part: a number of nines or nothing else than zeros. */
  private List<String> outside(ColumnProfile part, String name) {
    return part.values().keySet().stream()
        .filter(value -> value.matches("9{2,4}|0{1,4}"))
        .filter(value -> !name.equals("year") || !rules.isYear(RowEncoder.wholeNumber(value)))
        .sorted()
        .toList();
  }
}
