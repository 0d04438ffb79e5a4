// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.atalaya.tips.delivery.SmtpSettings;
import org.atalaya.tips.delivery.SmtpSettings.Security;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.web.TipVoices;
import org.atalaya.widgets.web.TipWeb;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the tip line.
 *
 * @param enabled Whether this application takes tips in its operational store.
 * @param authority Name of the authority, at the head of the page.
 * @param root Public key of the root that signs lists of recipients, as the key ceremony prints it.
 * @param recipients File with the signed list of recipients.
 * @param routing YAML file with the units and the rules by which they get tips.
 * @param directory YAML file with who has which case.
 * @param directoryDataSource Name of the bean of the DataSource with the views that say who has
 *     which case, in place of a file; without either the application provides its own
 *     ProsecutorDirectory.
 * @param directoryPrefix What stands before the names of the views: a schema with a full stop.
 * @param deskVault Folder of the private keys of the units; for staff nodes.
 * @param voices Folder of recordings for those who do not read Spanish, named by language, as
 *     quc.mp3.
 * @param partners Origins whose pages may frame the page; others only link to it.
 * @param exit Where the quick exit leads: a page that nobody asks about.
 * @param difficulty How many numbers a browser tries at most before it may send; half of them on
 *     average.
 * @param allowance How often a minute one network may ask in the long run.
 * @param burst How often one may that has not asked for a while: several people may share it.
 * @param flood What holds while far more tips come than usual.
 * @param pause How long to wait between two looks for what has to be brought to the desk.
 * @param acknowledgeWithin After how long without acknowledgement the next superior is told, and
 *     the desk calls a tip overdue.
 * @param smtp The mail server for notices that tips wait; without it nobody is told by mail.
 * @param webhook Where the case system is told that tips wait, if it is.
 */
@ConfigurationProperties("atalaya.tips")
public record TipProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("Ministerio Público") String authority,
    @Nullable String root,
    @Nullable String recipients,
    @Nullable String routing,
    @Nullable String directory,
    @Nullable String directoryDataSource,
    @DefaultValue("") String directoryPrefix,
    @Nullable String deskVault,
    @Nullable String voices,
    @DefaultValue List<String> partners,
    @DefaultValue("https://www.google.com/") String exit,
    @DefaultValue("20000") int difficulty,
    @DefaultValue("120") int allowance,
    @DefaultValue("600") int burst,
    @DefaultValue Flood flood,
    @DefaultValue("1s") Duration pause,
    @DefaultValue("30m") Duration acknowledgeWithin,
    @Nullable Smtp smtp,
    @Nullable Webhook webhook) {

  /**
   * While far more tips come than usual.
   *
   * @param from How many tips in an hour, of all nodes together, are far more than usual.
   * @param difficulty How many numbers a browser tries at most then, 60000 at most.
   */
  public record Flood(@DefaultValue("300") int from, @DefaultValue("60000") int difficulty) {

    public Flood {
      if (from < 2) {
        throw new IllegalArgumentException(
            "atalaya.tips.flood.from must be 2 or above. Provided value: " + from);
      }
    }
  }

  public TipProperties {
    partners = List.copyOf(partners);
    WidgetsProperties.positive("atalaya.tips.pause", pause);
    WidgetsProperties.positive("atalaya.tips.acknowledge-within", acknowledgeWithin);
    if (difficulty < 1) {
      throw new IllegalArgumentException(
          "atalaya.tips.difficulty must be 1 or above. Provided value: " + difficulty);
    }
    if (allowance < 1 || burst < allowance) {
      throw new IllegalArgumentException(
          "atalaya.tips.allowance must be 1 or above, and burst not below it. Provided values:"
              + " %d, %d".formatted(allowance, burst));
    }
  }

  /** The same for the servlet. */
  TipWeb web(WidgetsProperties widgets, RootKey rootKey, Identity identity) {
    LoadSettings all = widgets.load().settings();
    LoadSettings load =
        new LoadSettings(
            all.turns(),
            all.queue(),
            all.waiting(),
            all.deadline(),
            allowance,
            burst,
            all.trustedProxies());
    TipVoices spoken = voices == null ? TipVoices.none() : TipVoices.in(Path.of(voices));
    return new TipWeb(
        authority,
        rootKey,
        partners,
        URI.create(exit),
        difficulty,
        flood.difficulty(),
        spoken,
        load,
        identity);
  }

  /**
   * The mail server for notices.
   *
   * @param host Name of the mail server.
   * @param port Its port: 465 for 'tls', commonly 587 for 'starttls'.
   * @param security How the connection is protected: 'tls' from its beginning, 'starttls' after a
   *     greeting, or nothing is sent; 'insecure-plain' not at all, for a server on this machine.
   * @param user Who signs in there, where that is asked for.
   * @param password Of the user; a reference such as ${SMTP_PASSWORD}, not the password itself.
   * @param from Address of the sender.
   * @param jitter Notices of arrival go out after a time by chance up to this one, so that who sees
   *     the mail pass cannot tell by it when somebody sent a tip.
   */
  public record Smtp(
      @Nullable String host,
      @DefaultValue("465") int port,
      @DefaultValue("tls") Security security,
      @Nullable String user,
      @Nullable String password,
      @Nullable String from,
      @DefaultValue("2m") Duration jitter) {

    /** Several of them make a delivery, which has to end within its lease. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    public Smtp {
      if (jitter.isNegative()) {
        throw new IllegalArgumentException(
            "atalaya.tips.smtp.jitter must be zero or longer. Provided value: " + jitter);
      }
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException(
            "atalaya.tips.smtp.port must be 1 to 65535. Provided value: " + port);
      }
      if ((user == null) != (password == null)) {
        throw new IllegalArgumentException(
            "atalaya.tips.smtp.user and password are set together or not at all. Missing: "
                + (user == null ? "user" : "password"));
      }
    }

    /** The same for the sender. */
    SmtpSettings settings(String server, String sender) {
      return new SmtpSettings(
          server,
          port,
          security,
          Optional.ofNullable(user),
          password == null ? "" : password,
          sender,
          TIMEOUT);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Smtp[%s:%d, %s]".formatted(host, port, security);
    }
  }

  /**
   * Where the case system is told that tips wait.
   *
   * @param url Its address; what is posted there is signed by the key of the feeds.
   * @param insecurePrivate Whether it may lie in a private network and be plain http.
   */
  public record Webhook(@Nullable String url, @DefaultValue("false") boolean insecurePrivate) {}
}
