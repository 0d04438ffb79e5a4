// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.atalaya.tips.LetterContent;
import org.atalaya.tips.MailboxAddress;
import org.atalaya.tips.Receipt;
import org.atalaya.tips.ReceiptKeys;
import org.atalaya.tips.SealedPart;
import org.atalaya.tips.SealedTip;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.TipUploads;
import org.atalaya.tips.UploadTicket;
import org.atalaya.tips.sealing.DataKey;
import org.atalaya.tips.sealing.FileHeader;
import org.atalaya.tips.sealing.Recipients;
import org.atalaya.tips.sealing.SealedFiles;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.tips.sealing.WrappedKey;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Two invented tips that wait, beside those that are sent by the form: sealed as a browser does it.
 */
@Configuration(proxyBeanMethods = false)
class DemoTips {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final SecureRandom RANDOM = new SecureRandom();

  @Bean
  SmartInitializingSingleton inventedTips(TipLine line) {
    return () -> {
      try {
        send(
            line,
            "{\"office\":\"no\",\"municipality\":\"0101\",\"minor\":\"no\",\"form\":\"demo\",\"lang\":\"es\"}",
            "mujer",
            "Aviso inventado de la demostración: creo haber visto a la señora de la alerta en la"
                + " parada del bus, ayer por la tarde. Va una foto, también inventada.",
            true);
        send(
            line,
            "{\"office\":\"yes\",\"form\":\"demo\",\"lang\":\"es\"}",
            "supervision",
            "Aviso inventado de la demostración: alguien de una oficina pidió dinero por un"
                + " trámite.",
            false);
      } catch (IOException e) {
        throw new IllegalStateException("an invented tip was not sealed", e);
      }
    };
  }

  private static void send(
      TipLine line, String envelope, String unit, String text, boolean withPhoto)
      throws IOException {
    TipId id = TipId.random(RANDOM);
    byte[] bytes = envelope.getBytes(StandardCharsets.UTF_8);
    TipContext context = TipContext.of(id, bytes);
    Recipients recipients = line.recipients().current();
    try (DataKey key = DataKey.random(RANDOM);
        TipLetter letter = new LetterContent(text, Optional.empty()).letter()) {
      SealedPart part =
          new SealedPart(
              SealedLetter.seal(letter, key, context, 0, RANDOM),
              WrappedKey.wrap(key, recipients.of(unit, CLOCK.instant()).orElseThrow(), context),
              WrappedKey.wrap(key, recipients.recovery(), context));
      SealedTip tip = new SealedTip(id, bytes, part, Optional.of(mailbox(line)));
      UploadTicket ticket = line.intake().accept(tip, unit);
      if (withPhoto) {
        upload(line, ticket, key, context);
      }
    }
  }

  /** Of a receipt that nobody has. */
  private static MailboxAddress mailbox(TipLine line) {
    try (ReceiptKeys keys = Receipt.random(RANDOM).keys(line.receiptSalt())) {
      return keys.address();
    }
  }

  private static void upload(TipLine line, UploadTicket ticket, DataKey key, TipContext context)
      throws IOException {
    byte[] photo = InventedPortrait.draw(5);
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    FileHeader header = new FileHeader("foto inventada.png", "image/png", photo.length);
    SealedFiles.seal(header, new ByteArrayInputStream(photo), sealed, key, context, 1);
    byte[] bytes = sealed.toByteArray();
    line.uploads().begin(ticket, 1, bytes.length);
    for (int at = 0; at < bytes.length; at += TipUploads.MOST_CHUNK_BYTES) {
      int to = Math.min(bytes.length, at + TipUploads.MOST_CHUNK_BYTES);
      line.uploads().append(ticket, 1, at, Arrays.copyOfRange(bytes, at, to));
    }
  }
}
