// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.CommandArguments;
import org.atalaya.cases.Wording;
import org.atalaya.operations.AuditVerification.Broken;
import org.atalaya.operations.AuditVerification.Intact;

/**
 * The command line of {@link AuditChain#verify}: {@code verify-audit [--lang=es|en] [--head=FILE]
 * STORE}. STORE is a SQLite file, also one in use; FILE holds a head that was kept elsewhere, as
 * this command prints it. It needs no key.
 *
 * <pre>{@code
 * int status = new VerifyAudit().run(List.of("--lang=en", "operations.sqlite"), System.out);
 * }</pre>
 */
public final class VerifyAudit {

  private static final int INTACT = 0;
  private static final int BROKEN = 1;
  private static final int NOT_READ = 2;
  private static final Wording WORDING = Wording.of(VerifyAudit.class);

  /** Runs the command on its own. */
  public static void main(String[] arguments) {
    System.exit(new VerifyAudit().run(List.of(arguments), System.out));
  }

  /**
   * Runs the command; what there is to say goes to {@code out}, the head as the last line.
   *
   * @return 0 if the chain is intact, 1 if it is not, 2 if it or the head cannot be read or the
   *     arguments are wrong
   */
  public int run(List<String> arguments, PrintStream out) {
    CommandArguments read = CommandArguments.read(arguments, Set.of("head"));
    Locale locale = read.language();
    if (!read.areUnderstood() || read.rest().size() != 1) {
      out.println(WORDING.text(locale, "audit.usage"));
      return NOT_READ;
    }
    try {
      Path file = CommandArguments.path(read.rest().getFirst());
      Optional<AuditHead> exported = head(read.option("head"));
      // Opening would make one.
      if (!Files.isRegularFile(file)) {
        out.println(WORDING.text(locale, "audit.no-store"));
        return NOT_READ;
      }
      try (OperationalStore store = OperationalStore.at(file)) {
        return run(store, exported, locale, out);
      }
    } catch (IOException | IllegalArgumentException e) {
      out.println(WORDING.text(locale, "audit.no-head"));
    } catch (StoreException e) {
      out.println(WORDING.text(locale, "audit.no-store"));
    }
    return NOT_READ;
  }

  private static Optional<AuditHead> head(Optional<String> file) throws IOException {
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(AuditHead.parse(Files.readString(CommandArguments.path(file.get()))));
  }

  /** The same of a store that is open, for example in a PostgreSQL; 0 or 1. */
  public int run(
      OperationalStore store, Optional<AuditHead> exported, Locale locale, PrintStream out) {
    return switch (AuditChain.verify(store, exported)) {
      case Intact(AuditHead head) -> {
        out.println(WORDING.text(locale, "audit.intact", head.position()));
        out.println(head);
        yield INTACT;
      }
      case Broken(long position, AuditVerification.Defect defect) -> {
        String word = defect.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String what = WORDING.text(locale, "audit.defect." + word);
        out.println(WORDING.text(locale, "audit.broken", position, what));
        yield BROKEN;
      }
    };
  }
}
