// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.atalaya.tips.delivery.SmtpSettings.Security;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SmtpNoticesTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-28T18:00:00Z"));
  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @AfterEach
  void empty() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
  }

  private static SmtpNotices notices(int port, Security security) {
    return new SmtpNotices(
        new SmtpSettings(
            "127.0.0.1",
            port,
            security,
            Optional.empty(),
            "",
            "avisos@mp.example",
            Duration.ofSeconds(1)),
        NOON);
  }

  private static SmtpNotices plain() {
    return notices(SERVER.getSmtp().getPort(), Security.INSECURE_PLAIN);
  }

  @Test
  void send_everyNotice_isTheSameButForItsReceiver() throws Exception {
    plain().send("rosa@example.org");
    plain().send("turno@example.org");

    MimeMessage[] received = SERVER.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(received[0].getSubject())
        .isEqualTo(received[1].getSubject())
        .isEqualTo("Hay algo nuevo en su escritorio · There is something new at your desk");
    assertThat(received[0].getContent().toString())
        .isEqualTo(received[1].getContent().toString())
        .contains("Ingrese como siempre", "Sign in as usual")
        .doesNotContain("http", "case", "caso", "alert");
    assertThat(received[0].getAllRecipients())
        .containsExactly(new InternetAddress("rosa@example.org"));
  }

  @Test
  void send_headers_tellNothingOfThisMachine() throws Exception {
    plain().send("rosa@example.org");

    MimeMessage received = SERVER.getReceivedMessages()[0];
    assertThat(received.getMessageID()).matches("<[0-9a-f-]{36}@mp.example>");
    assertThat(received.getSentDate()).isEqualTo(NOON.instant());
    String headers = GreenMailUtil.getHeaders(received);
    assertThat(headers)
        .contains("Auto-Submitted: auto-generated")
        .doesNotContain(
            InetAddress.getLocalHost().getHostName() + ">", System.getProperty("user.name") + "@");
  }

  @Test
  void send_serverDown_fails() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    SmtpNotices notices = notices(free, Security.INSECURE_PLAIN);

    assertThatExceptionOfType(MessagingException.class)
        .isThrownBy(() -> notices.send("rosa@example.org"));
  }

  @Test
  void send_serverIsSilent_failsInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      SmtpNotices notices = notices(silent.getLocalPort(), Security.INSECURE_PLAIN);

      assertThatExceptionOfType(MessagingException.class)
          .isThrownBy(() -> notices.send("rosa@example.org"));
    }
  }

  @Test
  void send_serverOffersNoProtection_sendsNothing() {
    SmtpNotices notices = notices(SERVER.getSmtp().getPort(), Security.STARTTLS);

    assertThatExceptionOfType(MessagingException.class)
        .isThrownBy(() -> notices.send("rosa@example.org"));
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void send_noAddress_fails() {
    assertThatExceptionOfType(MessagingException.class)
        .isThrownBy(() -> plain().send("rosa\r\nBcc: all@example.org"));
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void new_fromIsNoAddress_isRefused() {
    SmtpSettings settings =
        new SmtpSettings(
            "localhost",
            25,
            Security.STARTTLS,
            Optional.empty(),
            "",
            "no address",
            Duration.ofSeconds(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmtpNotices(settings, NOON))
        .withMessageContaining("from");
  }

  @Test
  void toString_settings_saysNoPassword() {
    SmtpSettings settings =
        new SmtpSettings(
            "mail.example",
            465,
            Security.TLS,
            Optional.of("ana"),
            "s3cret",
            "a@mp.example",
            Duration.ofSeconds(1));

    assertThat(settings.toString()).doesNotContain("s3cret", "ana");
    assertThat(new SmtpNotices(settings, NOON).toString()).doesNotContain("s3cret", "ana");
  }
}
