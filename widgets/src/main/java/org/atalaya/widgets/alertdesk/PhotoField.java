// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import org.atalaya.alerts.photo.PhotoLimits;
import org.atalaya.widgets.desk.Notice;
import org.atalaya.widgets.desk.Panel;
import org.jspecify.annotations.Nullable;

/** Takes the file of a photo, in memory only, and says what became of it. */
final class PhotoField extends Panel {

  private static final long serialVersionUID = 1L;
  private static final PhotoLimits LIMITS = PhotoLimits.DEFAULT;
  private static final int MILLION = 1_000_000;

  private final DeskWords words;
  private final H3 heading = new H3();
  private final Paragraph state = new Paragraph();
  private final Paragraph limits = new Paragraph();
  private final Paragraph problem = new Paragraph();
  private final Button choose = new Button();
  private final Upload upload = new Upload(this::receive);
  private final SerializableConsumer<byte[]> taken;

  /** A field; {@code taken} is given each file that is not too large, in the UI. */
  PhotoField(DeskWords words, SerializableConsumer<byte[]> taken) {
    this.words = words;
    this.taken = taken;
    // Raw: servlet containers lay the parts of a multipart request on disk.
    upload.setUploadFormat(UploadFormat.RAW);
    upload.getStyle().setWidth("100%").set("box-sizing", "border-box");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(LIMITS.mostBytes());
    upload.setAcceptedMimeTypes("image/jpeg", "image/png", "image/webp");
    upload.setUploadButton(choose);
    upload.addFileRejectedListener(event -> refuse(event.getErrorMessage()));
    problem.getElement().setAttribute("role", "alert");
    problem.getStyle().setColor(Notice.ALARM);
    add(heading, state, limits, upload, problem);
    label();
    refuse(null);
  }

  void label() {
    heading.setText(words.text("photo"));
    limits.setText(
        words.text("photo.limits", LIMITS.mostBytes() / MILLION, LIMITS.mostPixels() / MILLION));
    choose.setText(words.text("photo.choose"));
    upload.setI18n(
        new UploadI18N()
            .setDropFiles(new UploadI18N.DropFiles().setOne(words.text("photo.drop")))
            .setAddFiles(new UploadI18N.AddFiles().setOne(words.text("photo.choose")))
            .setError(
                new UploadI18N.Error()
                    .setFileIsTooBig(words.text("photo.too-large", LIMITS.mostBytes() / MILLION))
                    .setIncorrectFileType(words.text("photo.another-type"))
                    .setTooManyFiles(words.text("photo.one"))));
  }

  /**
   * Says what there is.
   *
   * @param key of the words
   * @param open whether another can be chosen
   */
  void state(String key, boolean open) {
    state.setText(words.text(key));
    upload.setVisible(open);
    limits.setVisible(open);
  }

  /** Says why a file is not taken, or with null that nothing is wrong. */
  void refuse(@Nullable String reason) {
    problem.setText(reason == null ? "" : reason);
    problem.setVisible(reason != null);
  }

  private void receive(UploadEvent event) throws IOException {
    byte[] file = read(event);
    UI ui = event.getUI();
    ui.access(() -> {
      upload.clearFileList();
      if (file.length > LIMITS.mostBytes()) {
        refuse(words.text("photo.too-large", LIMITS.mostBytes() / MILLION));
      } else {
        refuse(null);
        taken.accept(file);
      }
    });
  }

  /** At most one byte more than allowed, whatever the browser says of its length. */
  private static byte[] read(UploadEvent event) throws IOException {
    try (InputStream in = event.getInputStream()) {
      return in.readNBytes(LIMITS.mostBytes() + 1);
    }
  }

  void focus() {
    choose.focus();
  }
}
