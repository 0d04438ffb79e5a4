// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.Category;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.MappingProposal;
import org.atalaya.cases.MappingProposal.Column;

/** What is proposed for each column of a file, each to be changed, and the mapping as YAML. */
final class OwnFileProposal extends Section {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 60;
  private static final String FILE = "mapeo.yaml";

  private final transient Visit visit;
  private final SerializableRunnable used;
  private final H2 heading;
  private final transient List<Row> rows = new ArrayList<>();
  private final Pre yaml = new Pre();
  private transient MappingProposal proposal;

  private record Row(String column, NativeChoice choice, Span reason) {}

  /** The proposal; {@code used} is run when a reader chooses something. */
  OwnFileProposal(Visit visit, MappingProposal proposal, SerializableRunnable used) {
    this.visit = visit;
    this.proposal = proposal;
    this.used = used;
    heading = new H2(visit.text("ownfile.proposal"));
    heading.getElement().setAttribute("tabindex", "-1");
    add(heading, new Paragraph(visit.text("ownfile.proposal.lead", proposal.rows())), table());
    yaml.getElement().setAttribute("tabindex", "0");
    NativeDetails details = new NativeDetails(visit.text("ownfile.yaml"), yaml);
    details.addClassName("portal-embedding");
    Paragraph download = new Paragraph(downloadLink());
    add(details, download);
    update();
  }

  private Anchor downloadLink() {
    Anchor link =
        new Anchor(
            DownloadHandler.fromInputStream(event -> {
              byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
              return new DownloadResponse(
                  new ByteArrayInputStream(bytes), FILE, "application/yaml", bytes.length);
            }),
            visit.text("ownfile.yaml.download"));
    link.getElement().setAttribute("download", FILE);
    return link;
  }

  private String text() {
    return proposal.yaml(visit.locale());
  }

  private PortalTable table() {
    PortalTable table =
        new PortalTable(
            visit.text("ownfile.columns"),
            List.of(
                visit.text("ownfile.column"),
                visit.text("ownfile.use"),
                visit.text("ownfile.reason")),
            3);
    for (int i = 0; i < proposal.columns().size(); i++) {
      Column column = proposal.columns().get(i);
      String name = ForeignText.shown(column.name(), SHOWN);
      NativeChoice choice =
          new NativeChoice(
              "use-" + i,
              Optional.empty(),
              visit,
              column.choices().stream()
                  .sorted()
                  .map(use -> new Category(use.name(), use.label()))
                  .toList(),
              Optional.of(column.use().name()));
      choice.getElement().setAttribute("aria-label", visit.text("ownfile.use.of", name));
      Row row = new Row(column.name(), choice, new Span());
      choice.onChange(code -> choose(row, code));
      rows.add(row);
      table.row(name, choice, row.reason);
    }
    return table;
  }

  /** The code comes from the browser: what is no choice of this column changes nothing. */
  private void choose(Row row, String code) {
    used.run();
    proposal.columns().stream()
        .filter(column -> column.name().equals(row.column))
        .flatMap(column -> column.choices().stream())
        .filter(use -> use.name().equals(code))
        .findFirst()
        .ifPresent(use -> proposal = proposal.with(row.column, use));
    update();
  }

  private void update() {
    for (int i = 0; i < rows.size(); i++) {
      Column column = proposal.columns().get(i);
      Row row = rows.get(i);
      row.choice.show(column.use().name());
      row.reason.setText(
          visit.text(
              "ownfile.because",
              visit.text(column.confidence().label()),
              visit.text(column.reason())));
    }
    yaml.setText(text());
  }

  /** What has to be chosen first, in words. */
  Optional<String> missing() {
    return proposal.missing().map(visit::text);
  }

  CsvMapping mapping() {
    return proposal.mapping();
  }

  void focus() {
    heading.getElement().callJsFunction("focus");
  }
}
