// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import com.vaadin.flow.function.SerializableSupplier;
import java.time.Instant;
import java.time.LocalDate;
import org.atalaya.registry.CertificateReviews;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.widgets.desk.DeskI18n;
import org.atalaya.widgets.desk.DeskReference;
import org.atalaya.widgets.desk.DeskText;

/** What the parts of a desk share: the office, and how things are said in the reader's language. */
final class RegistryWords implements DeskText {

  private static final long serialVersionUID = 1L;

  private final DeskReference<RegistryDeskSource> source;
  private final SerializableSupplier<DeskI18n> i18n;

  RegistryWords(DeskReference<RegistryDeskSource> source, SerializableSupplier<DeskI18n> i18n) {
    this.source = source;
    this.i18n = i18n;
  }

  RegistryOffice office() {
    return source.get().office();
  }

  CertificateReviews reviews() {
    return office().reviews();
  }

  @Override
  public String text(String key, Object... arguments) {
    return i18n.get().text(key, arguments);
  }

  String day(LocalDate day) {
    return i18n.get().day(day);
  }

  String moment(Instant moment) {
    return i18n.get().moment(moment, source.get().clock().getZone());
  }
}
