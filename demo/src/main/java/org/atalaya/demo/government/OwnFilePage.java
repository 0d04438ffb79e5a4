// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.MappingProposal;
import org.atalaya.cases.ValidationReport;
import org.atalaya.demo.OwnFile;
import org.atalaya.demo.OwnFiles;
import org.jspecify.annotations.Nullable;

/**
 * A file of the evaluator's: handed in, a mapping proposed for it and changed by hand, what the
 * mapping makes of it, and a picture, protected as any. It is in memory and belongs to this page:
 * left, it is gone.
 */
@Route("su-archivo")
public final class OwnFilePage extends PortalPage {

  private static final long serialVersionUID = 1L;
  private static final int MILLION = 1_000_000;
  private static final int POLL_MILLISECONDS = 500;
  private static final double ALL = 100;

  private final transient OwnFiles files;
  private Upload upload = new Upload();
  private final Paragraph problem = new Paragraph();
  private final Div proposed = new Div();
  private final Div result = new Div();
  private transient @Nullable Visit visit;
  private transient @Nullable OwnFile file;
  private transient @Nullable OwnFileProposal proposal;

  /** The page; {@code files} has the room for a file. */
  public OwnFilePage(Observatory observatory, OwnFiles files) {
    super(observatory, PortalSection.OWNFILE);
    this.files = files;
  }

  @Override
  boolean isAboutTheRecords() {
    return false;
  }

  @Override
  void fill(PageContent content) {
    drop();
    visit = content.visit();
    content.explanation("ownfile.lead");
    content.explanation(
        "ownfile.limits",
        OwnFiles.MOST_BYTES / MILLION,
        OwnFiles.LIMITS.columns(),
        OwnFiles.LIMITS.rows(),
        OwnFiles.IDLE.toMinutes());
    problem.getElement().setAttribute("role", "alert");
    problem.addClassName("portal-notice");
    say(null);
    content.add(upload(), problem, proposed, result);
  }

  private Visit visit() {
    return Objects.requireNonNull(visit, "the page has no language yet");
  }

  private Upload upload() {
    Visit words = visit();
    upload = new Upload(this::receive);
    // Raw: servlet containers lay the parts of a multipart request on disk.
    upload.setUploadFormat(UploadFormat.RAW);
    upload.setMaxFiles(1);
    upload.setMaxFileSize(OwnFiles.MOST_BYTES);
    upload.setUploadButton(new NativeButton(words.text("ownfile.choose")));
    upload.addClassName("portal-upload");
    upload.addFileRejectedListener(event -> say(event.getErrorMessage()));
    String large = words.text("ownfile.too-large", OwnFiles.MOST_BYTES / MILLION);
    upload.setI18n(
        new UploadI18N()
            .setDropFiles(new UploadI18N.DropFiles().setOne(words.text("ownfile.drop")))
            .setAddFiles(new UploadI18N.AddFiles().setOne(words.text("ownfile.choose")))
            .setError(
                new UploadI18N.Error()
                    .setFileIsTooBig(large)
                    .setTooManyFiles(words.text("ownfile.one"))));
    // Vaadin's own field for the file has no name, and is found where something shows it.
    upload
        .getElement()
        .executeJs(
            "this.updateComplete.then(() =>"
                + " this.shadowRoot.querySelector('input')?.setAttribute('aria-label', $0))",
            words.text("ownfile.choose"));
    return upload;
  }

  /** In the thread of the request: the page is not held up while the file comes in. */
  private void receive(UploadEvent event) throws IOException {
    UI ui = event.getUI();
    ui.accessSynchronously(this::drop);
    Optional<OwnFile> room = files.open(() -> ui.access(this::idle));
    if (room.isEmpty()) {
      ui.access(() -> refuse(visit().text("ownfile.full", OwnFiles.MOST_AT_ONCE)));
      return;
    }
    OwnFile taken = room.get();
    try (InputStream in = event.getInputStream()) {
      MappingProposal made = taken.take(event.getFileName(), in);
      ui.access(() -> {
        upload.clearFileList();
        take(taken, made);
      });
    } catch (ImportException e) {
      files.close(taken);
      ui.access(() -> refuse(e.text(visit().locale())));
    } catch (IOException | RuntimeException e) {
      files.close(taken);
      throw e;
    }
  }

  private void refuse(String reason) {
    upload.clearFileList();
    say(reason);
  }

  private void say(@Nullable String reason) {
    problem.setText(reason == null ? "" : reason);
    problem.setVisible(reason != null);
  }

  private void take(OwnFile taken, MappingProposal made) {
    if (!isAttached()) {
      files.close(taken);
      return;
    }
    file = taken;
    say(null);
    OwnFileProposal shown = new OwnFileProposal(visit(), made, taken::used);
    proposal = shown;
    NativeButton draw = new NativeButton(visit().text("ownfile.draw"));
    draw.addClickListener(click -> load(draw));
    Div acts = new Div(draw);
    acts.addClassName("portal-filter");
    proposed.add(shown, acts);
    shown.focus();
  }

  private void load(NativeButton draw) {
    OwnFile loading = file;
    OwnFileProposal chosen = proposal;
    if (loading == null || chosen == null) {
      return;
    }
    Optional<String> missing = chosen.missing();
    result.removeAll();
    say(missing.orElse(null));
    if (missing.isPresent()) {
      return;
    }
    draw.setEnabled(false);
    ProgressBar bar = new ProgressBar(0, ALL);
    bar.getElement().setAttribute("aria-label", visit().text("ownfile.loading"));
    result.add(new Paragraph(visit().text("ownfile.loading")), bar);
    UI ui = getUI().orElseThrow();
    ui.setPollInterval(POLL_MILLISECONDS);
    CsvMapping mapping = chosen.mapping();
    Thread.ofVirtual()
        .start(() -> {
          Runnable show = work(ui, loading, mapping, bar);
          ui.access(() -> {
            ui.setPollInterval(-1);
            draw.setEnabled(true);
            result.removeAll();
            show.run();
          });
        });
  }

  /** What to show when it is done; one of these may be that something is wrong. */
  private Runnable work(UI ui, OwnFile loading, CsvMapping mapping, ProgressBar bar) {
    try {
      ValidationReport report = loading.validate(mapping);
      Optional<Observatory> observatory =
          report.refusals().isEmpty()
              ? loading.load(
                  mapping,
                  (rows, bytes, total) ->
                      ui.access(() -> bar.setValue(total == 0 ? 0 : ALL * bytes / total)))
              : Optional.empty();
      return () -> show(loading, mapping, report, observatory);
    } catch (ImportException e) {
      return () -> say(e.text(visit().locale()));
    } catch (RuntimeException e) {
      // What it is may quote the file; that it happened is said, and nothing else.
      return () -> say(visit().text("ownfile.failed"));
    }
  }

  private void show(
      OwnFile loaded,
      CsvMapping mapping,
      ValidationReport report,
      Optional<Observatory> observatory) {
    H2 heading = new H2(visit().text("ownfile.report"));
    heading.getElement().setAttribute("tabindex", "-1");
    result.add(heading, new OwnFileReport(visit(), mapping, report));
    observatory.ifPresent(over -> result.add(new OwnFileChart(visit(), over, loaded::used)));
    heading.getElement().callJsFunction("focus");
  }

  private void idle() {
    drop();
    say(visit().text("ownfile.idle", OwnFiles.IDLE.toMinutes()));
  }

  private void drop() {
    proposed.removeAll();
    result.removeAll();
    proposal = null;
    if (file != null) {
      files.close(file);
      file = null;
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    super.onDetach(event);
    event.getUI().setPollInterval(-1);
    drop();
  }
}
