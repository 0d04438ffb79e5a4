// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.atalaya.cases.CommandArguments;
import org.atalaya.cases.Wording;

/**
 * Makes the keys of a tip line, on a machine that is never connected: {@code tip-keys
 * root|recovery|unit|sign|check|combine --folder=FOLDER …}. The folder then has
 *
 * <ul>
 *   <li>{@code offline/}: the root's key and the shares of the recovery key, one file each. They
 *       leave on paper or media of their holders and are then destroyed here;
 *   <li>{@code desk/}: the units' private keys, to be moved into the vault of the staff node;
 *   <li>{@code recipients.json}, the signed list, and {@code root.txt}, the key that the script
 *       pins: for the public nodes.
 * </ul>
 *
 * <pre>{@code
 * new KeyCeremony(Clock.systemUTC(), new SecureRandom())
 *     .run(List.of("root", "--folder=ceremony"), System.out);
 * }</pre>
 */
public final class KeyCeremony {

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int NOT_UNDERSTOOD = 2;
  private static final Set<String> OPTIONS =
      Set.of("folder", "shares", "needed", "unit", "es", "en", "days", "version", "root");
  private static final Wording WORDING = Wording.of(KeyCeremony.class);

  private final Clock clock;
  private final SecureRandom random;

  public KeyCeremony(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** Runs the command on its own. */
  public static void main(String[] arguments) {
    KeyCeremony ceremony = new KeyCeremony(Clock.systemUTC(), new SecureRandom());
    System.exit(ceremony.run(List.of(arguments), System.out));
  }

  /**
   * Runs one step; what there is to say goes to {@code out}, never a secret.
   *
   * @return 0 if it was done, 1 if it was refused, 2 if the arguments are wrong or a file cannot be
   *     read or written
   */
  public int run(List<String> arguments, PrintStream out) {
    CommandArguments read = CommandArguments.read(arguments, OPTIONS);
    Locale locale = read.language();
    if (!read.areUnderstood() || read.rest().isEmpty() || read.option("folder").isEmpty()) {
      out.println(WORDING.text(locale, "ceremony.usage"));
      return NOT_UNDERSTOOD;
    }
    try {
      CeremonyFolder folder =
          new CeremonyFolder(
              CommandArguments.path(read.option("folder").orElseThrow()), clock, random);
      return step(read, folder, out);
    } catch (RecipientsException e) {
      String reason = e.reason().name().toLowerCase(Locale.ROOT);
      out.println(WORDING.text(locale, "ceremony.not-valid." + reason));
      return REFUSED;
    } catch (IllegalArgumentException e) {
      out.println(WORDING.text(locale, "ceremony.refused", String.valueOf(e.getMessage())));
      return NOT_UNDERSTOOD;
    } catch (IOException | UncheckedIOException e) {
      out.println(WORDING.text(locale, "ceremony.no-file", e.getClass().getSimpleName()));
      return NOT_UNDERSTOOD;
    }
  }

  private static int step(CommandArguments read, CeremonyFolder folder, PrintStream out)
      throws IOException, RecipientsException {
    Locale locale = read.language();
    switch (read.rest().getFirst()) {
      case "root" -> say(out, locale, "root", folder.makeRoot().text());
      case "recovery" -> recovery(read, folder, out);
      case "unit" -> unit(read, folder, out);
      case "sign" -> {
        Recipients signed = folder.sign(number(read, "version"), number(read, "days"));
        say(out, locale, "sign", signed.version(), signed.expires().toString());
      }
      case "check" -> {
        Recipients valid = folder.check(RootKey.parse(required(read, "root")));
        say(out, locale, "check", valid.version(), valid.expires().toString());
      }
      case "combine" -> say(out, locale, "combine", folder.combine(shares(read)).text());
      default -> {
        out.println(WORDING.text(locale, "ceremony.usage"));
        return NOT_UNDERSTOOD;
      }
    }
    return DONE;
  }

  private static void recovery(CommandArguments read, CeremonyFolder folder, PrintStream out)
      throws IOException {
    int needed = number(read, "needed");
    int shares = number(read, "shares");
    KeyId key = folder.makeRecovery(needed, shares);
    say(out, read.language(), "recovery", key.text(), needed, shares);
  }

  private static void unit(CommandArguments read, CeremonyFolder folder, PrintStream out)
      throws IOException {
    String unit = required(read, "unit");
    KeyId key =
        folder.makeUnit(unit, required(read, "es"), required(read, "en"), number(read, "days"));
    say(out, read.language(), "unit", key.text(), unit);
  }

  private static void say(PrintStream out, Locale locale, String step, Object... what) {
    out.println(WORDING.text(locale, "ceremony." + step, what));
  }

  private static List<RecoveryShare> shares(CommandArguments read) throws IOException {
    List<RecoveryShare> shares = new ArrayList<>();
    for (Path file : read.files()) {
      shares.add(RecoveryShare.parse(Files.readString(file)));
    }
    return shares;
  }

  private static String required(CommandArguments read, String option) {
    return read.option(option)
        .orElseThrow(() -> new IllegalArgumentException("--" + option + "=… is missing"));
  }

  private static int number(CommandArguments read, String option) {
    String given = required(read, option);
    if (!given.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException("--" + option + " is a whole number");
    }
    return Integer.parseInt(given);
  }
}
