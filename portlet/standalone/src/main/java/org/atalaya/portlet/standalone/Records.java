// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.disclosure.DisclosurePolicy;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.portlet.AdministratorSettings;
import org.atalaya.portlet.SettingException;

/**
 * The records of this application, opened as its settings say. They have the names of those of
 * hosts with Spring Boot, and mean the same.
 *
 * @param lock keeps other applications out of the store; absent for one in memory
 */
record Records(Observatory observatory, CaseStore store, Optional<StoreLock> lock)
    implements AutoCloseable {

  /** The mapping of the source files: the name of a shipped one, or the path of a YAML file. */
  static final String MAPPING = "mapping";

  /** The files that are loaded, separated by commas. */
  static final String SOURCE = "source";

  /** The database file; without it records are kept in memory and loaded anew at each start. */
  static final String STORE = "store";

  /** The file of the secret from which noise follows; made if it does not exist. */
  static final String RECORD_KEY_FILE = "record-key-file";

  /** A YAML file with the rules of disclosure; those of the country pack without it. */
  static final String POLICY = "disclosure.policy";

  /**
   * Opens them, and loads what is to be loaded.
   *
   * @throws SettingException if a setting is missing or cannot be used, with words for the log
   */
  static Records open(AdministratorSettings settings) {
    CsvMapping mapping = mapping(settings);
    RecordKeySecret secret = secret(settings);
    DisclosurePolicy policy = policy(settings);
    List<Path> files = files(settings);
    Optional<Path> file = settings.get(STORE).map(given -> path(STORE, given));
    if (files.isEmpty() && file.isEmpty()) {
      throw refused(SOURCE, "names the files to load, unless atalaya.store has records already");
    }
    Optional<StoreLock> lock = file.map(Records::locked);
    try {
      CaseStore store = store(file, mapping, secret);
      return loaded(store, mapping, files, policy, lock);
    } catch (RuntimeException e) {
      lock.ifPresent(Records::unlock);
      throw e;
    }
  }

  private static SettingException refused(String setting, String reason) {
    return SettingException.ofRecords(setting, reason);
  }

  private static SettingException refused(String setting, RuntimeException reason) {
    return refused(setting, String.valueOf(reason.getMessage()));
  }

  private static String required(AdministratorSettings settings, String name, String reason) {
    return settings.get(name).orElseThrow(() -> refused(name, reason));
  }

  private static Path path(String setting, String given) {
    Path path = Path.of(given);
    if (!path.isAbsolute()) {
      throw refused(setting, "must be an absolute path: where a portal runs is nobody's to know");
    }
    return path;
  }

  private static CsvMapping mapping(AdministratorSettings settings) {
    String given =
        required(
            settings,
            MAPPING,
            "names a mapping, %s or a YAML file".formatted(String.join(", ", Guatemala.MAPPINGS)));
    try {
      return Guatemala.mapping(given);
    } catch (MappingException e) {
      throw refused(MAPPING, e);
    }
  }

  private static RecordKeySecret secret(AdministratorSettings settings) {
    String given =
        required(
            settings,
            RECORD_KEY_FILE,
            "names the file of the secret from which noise follows; it is made if it does not"
                + " exist, and belongs into the backup");
    try {
      return RecordKeySecret.loadOrCreate(path(RECORD_KEY_FILE, given), new SecureRandom());
    } catch (IOException e) {
      throw refused(RECORD_KEY_FILE, "cannot be read or made; restore it from the backup");
    }
  }

  private static DisclosurePolicy policy(AdministratorSettings settings) {
    Optional<String> given = settings.get(POLICY);
    if (given.isEmpty()) {
      return Guatemala.disclosurePolicy();
    }
    try (InputStream yaml = Files.newInputStream(path(POLICY, given.get()))) {
      return DisclosurePolicy.read(given.get(), yaml);
    } catch (IOException e) {
      throw refused(POLICY, "cannot be read");
    } catch (MappingException e) {
      throw refused(POLICY, e);
    }
  }

  private static List<Path> files(AdministratorSettings settings) {
    return settings.get(SOURCE).stream()
        .flatMap(given -> Arrays.stream(given.split(",")))
        .map(String::strip)
        .filter(given -> !given.isEmpty())
        .map(given -> path(SOURCE, given))
        .toList();
  }

  private static StoreLock locked(Path file) {
    try {
      return StoreLock.of(file);
    } catch (IOException e) {
      throw refused(
          STORE,
          "cannot be locked: its folder must exist and be writable, and no other"
              + " application may have it open");
    }
  }

  private static void unlock(StoreLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CaseStore store(Optional<Path> file, CsvMapping mapping, RecordKeySecret secret) {
    Clock clock = Clock.system(Guatemala.ZONE);
    try {
      return file.isPresent()
          ? CaseStore.at(file.get(), mapping, secret, clock)
          : CaseStore.inMemory(mapping, secret, clock);
    } catch (IllegalStateException e) {
      throw refused(STORE, e);
    }
  }

  private static Records loaded(
      CaseStore store,
      CsvMapping mapping,
      List<Path> files,
      DisclosurePolicy policy,
      Optional<StoreLock> lock) {
    try {
      if (!files.isEmpty()) {
        store.loader().load(mapping, files, CaseLoader.Progress.NONE);
      }
      Observatory observatory =
          Observatory.inProcess(
              store,
              Guatemala.indicators(),
              policy.profile(store),
              Optional.of(Guatemala.population()));
      return new Records(new KeptTables(observatory), store, lock);
    } catch (ImportException e) {
      store.close();
      throw refused(SOURCE, e);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  @Override
  public void close() {
    store.close();
    lock.ifPresent(Records::unlock);
  }
}
