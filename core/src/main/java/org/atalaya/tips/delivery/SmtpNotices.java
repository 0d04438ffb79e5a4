// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.atalaya.cases.Wording;
import org.atalaya.tips.delivery.SmtpSettings.Security;
import org.jspecify.annotations.Nullable;

/**
 * Notices by mail. The text is the same for each and names neither a tip nor a case nor where the
 * desk is: mail lies open on servers and telephones, and a link in it could be imitated.
 */
public final class SmtpNotices implements NoticeSender {

  private static final Wording WORDING = Wording.of(SmtpNotices.class);

  private final SmtpSettings settings;
  private final InstantSource clock;
  private final Session session;
  private final InternetAddress from;

  /** With a name that tells neither the machine nor the user, as that of the library does. */
  private static final class Notice extends MimeMessage {
    private final String domain;

    Notice(Session session, String domain) {
      super(session);
      this.domain = domain;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<%s@%s>".formatted(UUID.randomUUID(), domain));
    }
  }

  /**
   * Sends by a mail server.
   *
   * @throws IllegalArgumentException if {@code from} is no address
   */
  public SmtpNotices(SmtpSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    session = Session.getInstance(properties(settings), authenticator(settings));
    try {
      from = new InternetAddress(settings.from(), true);
    } catch (AddressException e) {
      throw new IllegalArgumentException("from must be an address such as avisos@example.org");
    }
  }

  private static Properties properties(SmtpSettings settings) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", Integer.toString(settings.port()));
    properties.put("mail.smtp.connectiontimeout", millis(settings));
    properties.put("mail.smtp.timeout", millis(settings));
    properties.put("mail.smtp.writetimeout", millis(settings));
    properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
    // Not the name of this machine.
    properties.put("mail.smtp.localhost", "localhost");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    boolean tls = settings.security() == Security.TLS;
    properties.put("mail.smtp.ssl.enable", Boolean.toString(tls));
    boolean startTls = settings.security() == Security.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
    return properties;
  }

  private static String millis(SmtpSettings settings) {
    return Long.toString(settings.timeout().toMillis());
  }

  private static @Nullable Authenticator authenticator(SmtpSettings settings) {
    if (settings.user().isEmpty()) {
      return null;
    }
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(settings.user().get(), settings.password());
      }
    };
  }

  @Override
  public void send(String address) throws MessagingException {
    String sender = from.getAddress();
    MimeMessage notice = new Notice(session, sender.substring(sender.indexOf('@') + 1));
    notice.setFrom(from);
    notice.setRecipient(RecipientType.TO, new InternetAddress(address, true));
    notice.setSentDate(Date.from(clock.instant()));
    notice.setSubject(inAllLanguages("subject", " · "), StandardCharsets.UTF_8.name());
    notice.setText(inAllLanguages("text", "\n\n"), StandardCharsets.UTF_8.name());
    notice.setHeader("Auto-Submitted", "auto-generated");
    Transport.send(notice);
  }

  private static String inAllLanguages(String key, String between) {
    return Wording.LANGUAGES.stream()
        .map(language -> WORDING.text(language, "notice." + key))
        .collect(Collectors.joining(between));
  }

  @Override
  public String toString() {
    return "SmtpNotices[%s:%d]".formatted(settings.host(), settings.port());
  }
}
