// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.MappingProposal.Limits;

/**
 * The command line of {@link MappingProposal}: {@code propose [--lang=es|en] FILE} prints the
 * mapping as YAML.
 *
 * <pre>{@code
 * int status =
 *     new ProposeMapping(Guatemala.CODE_LISTS, Clock.system(Guatemala.ZONE))
 *         .run(List.of("calls-2021.csv"), System.out, System.err);
 * }</pre>
 */
public final class ProposeMapping {

  private static final Wording WORDING = Wording.of(ProposeMapping.class);

  private final CodeLists codeLists;
  private final Clock clock;

  /** A command; for the arguments see {@link MappingProposal#of}. */
  public ProposeMapping(CodeLists codeLists, Clock clock) {
    this.codeLists = codeLists;
    this.clock = clock;
  }

  /**
   * Runs the command.
   *
   * @param out where the mapping goes
   * @param problems where everything else goes, so that the mapping can be sent into a file
   * @return 0 if the mapping can be used, 1 if something must be chosen first, 2 if the file cannot
   *     be read or the arguments are wrong
   */
  public int run(List<String> arguments, PrintStream out, PrintStream problems) {
    CommandArguments read = CommandArguments.read(arguments, Set.of());
    Locale locale = read.language();
    if (!read.areUnderstood() || read.rest().size() != 1) {
      problems.println(WORDING.text(locale, "proposal.usage"));
      return 2;
    }
    try {
      Path file = CommandArguments.path(read.rest().getFirst());
      MappingProposal proposal =
          MappingProposal.of(SourceFile.at(file), codeLists, clock, Limits.NONE);
      out.print(proposal.yaml(locale));
      Optional<Label> missing = proposal.missing();
      missing.ifPresent(label -> problems.println(label.in(locale)));
      return missing.isPresent() ? 1 : 0;
    } catch (ImportException e) {
      problems.println(e.text(locale));
      return 2;
    } catch (IllegalArgumentException e) {
      problems.println(e.getMessage());
      return 2;
    }
  }
}
