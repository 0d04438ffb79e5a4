// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.demo.DemoAlerts.Folder;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.tips.LetterContent;
import org.atalaya.tips.MailboxAddress;
import org.atalaya.tips.Receipt;
import org.atalaya.tips.ReceiptKeys;
import org.atalaya.tips.SealedPart;
import org.atalaya.tips.SealedTip;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipLimits;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.TipUploads;
import org.atalaya.tips.UploadTicket;
import org.atalaya.tips.evidence.EvidenceLimits;
import org.atalaya.tips.evidence.EvidenceRoom;
import org.atalaya.tips.evidence.TipEvidence;
import org.atalaya.tips.routing.FileProsecutorDirectory;
import org.atalaya.tips.routing.ProsecutorDirectory;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.routing.TipRouting;
import org.atalaya.tips.sealing.DataKey;
import org.atalaya.tips.sealing.FileHeader;
import org.atalaya.tips.sealing.KeyCeremony;
import org.atalaya.tips.sealing.Recipients;
import org.atalaya.tips.sealing.RecipientsException;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.tips.sealing.SealedFiles;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.SignedRecipients;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.tips.sealing.WrappedKey;
import org.atalaya.widgets.tipdesk.TipDeskSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A tip line whose keys are made at the start and gone with the demo, with two invented tips that
 * wait. In earnest the ceremony is held on a machine that is never connected.
 */
@Configuration(proxyBeanMethods = false)
class DemoTips {

  private static final Clock CLOCK = Clock.system(Guatemala.ZONE);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofMinutes(15);

  private static final List<String> CEREMONY =
      List.of(
          "root",
          "recovery --needed=2 --shares=3",
          "unit --unit=mujer --es=Mujer --en=Women --days=30",
          "unit --unit=supervision --es=Supervisión --en=Inspectorate --days=30",
          "sign --version=1 --days=30");

  private static final String ROUTING =
      """
      units:
        mujer: {label: {es: Mujer, en: Women}, head: ana}
        supervision: {label: {es: Supervisión, en: Inspectorate}, head: berta}
      inspectorate: supervision
      minors: mujer
      fallback: mujer
      """;

  /** What the ceremony made. */
  record Held(Path folder) {

    RootKey root() throws IOException {
      return RootKey.parse(Files.readString(folder.resolve("root.txt")));
    }

    SignedRecipients recipients() throws IOException, RecipientsException {
      return SignedRecipients.parse(Files.readAllBytes(folder.resolve("recipients.json")));
    }
  }

  @Bean
  Held tipCeremony(Folder folder) {
    Path place = folder.path().resolve("ceremony");
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    for (String step : CEREMONY) {
      List<String> arguments =
          Stream.concat(Stream.of(step.split(" ")), Stream.of("--folder=" + place)).toList();
      if (new KeyCeremony(CLOCK, RANDOM).run(arguments, nowhere) != 0) {
        throw new IllegalStateException("the demo's key ceremony refused: " + step);
      }
    }
    return new Held(place);
  }

  @Bean
  TipLine tipLine(OperationalStore store, KeyVault vault, Held held)
      throws IOException, RecipientsException {
    KeyVault desk = KeyVault.at(held.folder().resolve("desk"), RANDOM);
    return TipLine.open(
        store, vault, desk, held.root(), held.recipients(), TipLimits.DEFAULT, CLOCK, RANDOM);
  }

  @Bean
  TipRouting tipRouting() {
    InputStream yaml = new ByteArrayInputStream(ROUTING.getBytes(StandardCharsets.UTF_8));
    return TipRouting.read("demo", yaml, TipCodes.of(Guatemala.CODE_LISTS), Guatemala.ZONE);
  }

  /** Nobody has a case in the demo. */
  @Bean
  ProsecutorDirectory prosecutorDirectory(Folder folder) throws IOException {
    Path file = folder.path().resolve("prosecutors.yaml");
    Files.writeString(file, "people: [{id: ana, unit: mujer}, {id: berta, unit: supervision}]\n");
    return FileProsecutorDirectory.at(file);
  }

  @Bean
  TipRouter tipRouter(TipRouting routing, ProsecutorDirectory directory) {
    return new TipRouter(routing, directory, CLOCK);
  }

  @Bean
  TipDeskSource tipDeskSource(
      TipLine line, TipRouter router, OperationalStore store, AuditChain audit, Folder folder) {
    return new TipDeskSource(
        line.inbox(),
        new TipEvidence(store, audit, room(folder.path())),
        router,
        line.recipients(),
        Guatemala.CODE_LISTS,
        ACKNOWLEDGE_WITHIN,
        CLOCK);
  }

  /** The executable jar holds others, so it is started as itself. */
  private static EvidenceRoom room(Path folder) {
    Path started = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
    return started.toString().endsWith("atalaya-demo.jar")
        ? EvidenceRoom.of(
            folder,
            EvidenceLimits.DEFAULT,
            List.of("-jar", started.toAbsolutePath().toString(), "examine-file"))
        : EvidenceRoom.inClassPath(folder, EvidenceLimits.DEFAULT);
  }

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

  /** Seals it as a browser does. */
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
    line.inbox().arrived(id);
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
