// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.atalaya.remote.RemoteSettings;
import org.atalaya.widgets.load.AddressRange;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.web.CacheSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the observatory.
 *
 * @param node What this node serves: 'public' what anyone may read, 'staff' what staff work with,
 *     'all' both, for trying only. A public node does not start if it can read a private key.
 * @param insecureAllNode Whether a node 'all' may listen on other addresses than loopback.
 * @param basePath Path under which the public API and the loader lie.
 * @param publicUrl Address of the observatory as others see it, for example
 *     https://observatorio.example; printed in citations and metadata, which have none without it.
 * @param mapping Mapping of the source files: the name of a shipped one, or the path of a YAML
 *     file. Without it the application provides its own CaseStore.
 * @param source Files that are loaded when the application starts.
 * @param store Database file; without it the records are kept in memory and loaded anew at each
 *     start.
 * @param recordKeyFile File that holds the record key secret; made if it does not exist. Back it up
 *     with the other keys.
 * @param feed How a live system is followed, where the application has a CaseFeed.
 * @param corrections YAML file of notices of corrections that the authority writes itself.
 * @param disclosure How figures are protected.
 * @param load What happens when more is asked than can be counted.
 * @param cache Where finished answers are kept.
 * @param remote An observatory that runs elsewhere, in place of records of this application.
 * @param operations Where alerts, registry checks and tips are kept.
 * @param alerts Alerts for missing women and children.
 */
@ConfigurationProperties("atalaya")
public record WidgetsProperties(
    @DefaultValue("public") Node node,
    @DefaultValue("false") boolean insecureAllNode,
    @DefaultValue("/atalaya") String basePath,
    @Nullable String publicUrl,
    @Nullable String mapping,
    @DefaultValue List<String> source,
    @Nullable String store,
    @Nullable String recordKeyFile,
    @DefaultValue Feed feed,
    @Nullable String corrections,
    @DefaultValue Disclosure disclosure,
    @DefaultValue Load load,
    @DefaultValue Cache cache,
    @DefaultValue Remote remote,
    @DefaultValue Operations operations,
    @DefaultValue Alerts alerts) {

  // Files are strings: Spring takes a relative path for a resource of the class path.
  public WidgetsProperties {
    if (!basePath.matches("(/[A-Za-z0-9._~-]+)+")) {
      throw new IllegalArgumentException(
          "atalaya.base-path must begin with '/' and not end with it, given: " + basePath);
    }
    if (publicUrl != null && !publicUrl.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
      throw new IllegalArgumentException(
          "atalaya.public-url must be https:// or http:// with a host and no path, given: "
              + publicUrl);
    }
    source = List.copyOf(source);
  }

  /** Address below which the public API lies: absolute where the host is known, else a path. */
  String api() {
    return publicUrl == null ? basePath : publicUrl + basePath;
  }

  /** The files that are loaded when the application starts. */
  List<Path> files() {
    return source.stream().map(Path::of).toList();
  }

  /**
   * How a live system is followed.
   *
   * @param pause How long the system is left alone after each reading.
   */
  public record Feed(@DefaultValue("2s") Duration pause) {
    public Feed {
      positive("atalaya.feed.pause", pause);
    }
  }

  /**
   * How figures are protected.
   *
   * @param profile Which rules apply: 'public', or 'open' for exact figures of a source that is
   *     already public microdata.
   * @param policy YAML file with the rules of the profile 'public'; those of the country pack
   *     without it.
   */
  public record Disclosure(@DefaultValue("public") Profile profile, @Nullable String policy) {

    /** The profiles; a public listener has one of the first two. */
    public enum Profile {
      PUBLIC,
      OPEN,
      /** Known only to be refused in words. */
      STAFF
    }
  }

  /**
   * What happens when more is asked than can be counted.
   *
   * @param turns How many answers are made at the same time; as many as there are processors where
   *     nothing is set.
   * @param queue How many more may wait for their turn.
   * @param waiting How long one waits for a turn at most.
   * @param deadline How long the store may count for one answer.
   * @param clientAllowance How many answers a minute are made for one client in the long run.
   * @param clientBurst How many are made for one client that has not asked for a while.
   * @param trustedProxies Addresses or ranges of proxies whose X-Forwarded-For or Forwarded is
   *     believed; loopback and private addresses where nothing is set.
   */
  public record Load(
      @Nullable Integer turns,
      @DefaultValue("100") int queue,
      @DefaultValue("5s") Duration waiting,
      @DefaultValue("20s") Duration deadline,
      @DefaultValue("300") int clientAllowance,
      @DefaultValue("1500") int clientBurst,
      @Nullable List<String> trustedProxies) {

    LoadSettings settings() {
      return new LoadSettings(
          turns == null ? LoadSettings.DEFAULT.turns() : turns,
          queue,
          waiting,
          deadline,
          clientAllowance,
          clientBurst,
          trustedProxies == null
              ? LoadSettings.DEFAULT.trustedProxies()
              : trustedProxies.stream().map(AddressRange::parse).toList());
    }
  }

  /**
   * Where finished answers are kept, beyond 64 MB on the heap.
   *
   * @param offHeap Memory outside the heap for answers, taken at the start; 0 for none.
   * @param directory Folder in which answers outlive a restart; without it they do not.
   * @param disk How much of that folder is used at most.
   * @param warm Whether the default views are made when the application has started.
   */
  public record Cache(
      @DefaultValue("64MB") DataSize offHeap,
      @Nullable String directory,
      @DefaultValue("512MB") DataSize disk,
      @DefaultValue("true") boolean warm) {

    /**
     * The same for the servlet.
     *
     * @param key by which the folder is sealed
     */
    CacheSettings settings(Supplier<SecretKey> key) {
      return new CacheSettings(
          offHeap.toBytes(),
          Optional.ofNullable(directory)
              .map(folder -> new CacheSettings.Disk(Path.of(folder), disk.toBytes(), key.get())));
    }
  }

  /**
   * An observatory that runs elsewhere.
   *
   * @param url Address below which its API lies, for example https://observatorio.example/atalaya;
   *     this application then has no mapping, source or store.
   * @param connectTimeout How long to wait for a connection.
   * @param timeout How long one answer may take in all.
   * @param kept How much of its answers is kept in memory.
   * @param largest Largest answer that is taken.
   */
  public record Remote(
      @Nullable String url,
      @DefaultValue("3s") Duration connectTimeout,
      @DefaultValue("10s") Duration timeout,
      @DefaultValue("32MB") DataSize kept,
      @DefaultValue("16MB") DataSize largest) {

    RemoteSettings settings() {
      return new RemoteSettings(
          connectTimeout, timeout, kept.toBytes(), Math.toIntExact(largest.toBytes()));
    }
  }

  /**
   * Where alerts, registry checks and tips are kept.
   *
   * @param store SQLite file, made where there is none; for one machine.
   * @param dataSource Name of the bean of the DataSource of a PostgreSQL, in place of a file; for
   *     several nodes.
   * @param vault Folder of the keys under which they are sealed, readable by this user only. It
   *     lies outside the store and its backups: what is erased is erased by the end of its key.
   * @param signingVault Folder of the private keys that sign, apart from the vault that public
   *     nodes read; for staff nodes.
   * @param lease How long the delivery of one message may take before another node tries it.
   */
  public record Operations(
      @Nullable String store,
      @Nullable String dataSource,
      @Nullable String vault,
      @Nullable String signingVault,
      @DefaultValue("1m") Duration lease) {
    public Operations {
      positive("atalaya.operations.lease", lease);
    }
  }

  /**
   * Alerts for missing women and children.
   *
   * @param enabled Whether this application keeps alerts in its operational store.
   * @param webhookPause How long after one round of messages to re-publishers the next begins.
   * @param reminder How long after a re-publisher was told of an end it is reminded to confirm it,
   *     and how long after that again.
   * @param tipForm Address of the page on which people tell what they know, which is given the
   *     alert as the parameter 'alert'. Without it the own one where tips are enabled and the
   *     public address is set; else bulletins show only the numbers to call.
   * @param insecurePrivateWebhooks Whether webhooks may lead into private networks and be plain
   *     http.
   */
  public record Alerts(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("2s") Duration webhookPause,
      @DefaultValue("1d") Duration reminder,
      @Nullable String tipForm,
      @DefaultValue("false") boolean insecurePrivateWebhooks) {
    public Alerts {
      positive("atalaya.alerts.webhook-pause", webhookPause);
      positive("atalaya.alerts.reminder", reminder);
    }
  }

  static void positive(String setting, Duration given) {
    if (!given.isPositive()) {
      throw new IllegalArgumentException(
          "%s must be longer than zero. Provided value: %s".formatted(setting, given));
    }
  }
}
