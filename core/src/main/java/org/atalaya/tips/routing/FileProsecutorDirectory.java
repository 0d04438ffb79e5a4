// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.cases.MappingException;
import org.jspecify.annotations.Nullable;

/**
 * A directory in a YAML file, with the schema {@code
 * /org/atalaya/tips/routing/prosecutors.schema.json}: for authorities that keep no other, and for
 * trying. Looked at anew at each question, so what is changed holds at once; write it beside and
 * move it to its place. A file that cannot be read, or used, is a directory that does not answer.
 *
 * <pre>{@code
 * ProsecutorDirectory directory = FileProsecutorDirectory.at(Path.of("prosecutors.yaml"));
 * }</pre>
 */
public final class FileProsecutorDirectory implements ProsecutorDirectory {

  private final Path file;
  private @Nullable Read last;

  /** What the file said. */
  private record Read(byte[] bytes, DirectoryFile content) {}

  private FileProsecutorDirectory(Path file) {
    this.file = file;
  }

  /**
   * The directory in a file.
   *
   * @throws MappingException naming every place that is wrong
   * @throws DirectoryUnavailableException if it cannot be read
   */
  public static FileProsecutorDirectory at(Path file) {
    FileProsecutorDirectory directory = new FileProsecutorDirectory(file);
    directory.read();
    return directory;
  }

  @Override
  public Optional<Assignment> ofCase(String caseNumber) {
    return Optional.ofNullable(content().cases().get(caseNumber));
  }

  @Override
  public Optional<Assignment> ofAlert(UUID alert) {
    return Optional.ofNullable(content().alerts().get(alert));
  }

  @Override
  public Optional<Prosecutor> find(String person) {
    return Optional.ofNullable(content().people().get(person));
  }

  @Override
  public Optional<String> onDuty(String unit, LocalDate day) {
    return content().duty().stream()
        .filter(duty -> duty.unit().equals(unit) && duty.covers(day))
        .map(DirectoryFile.Duty::person)
        .findFirst();
  }

  private DirectoryFile content() {
    try {
      return read();
    } catch (MappingException e) {
      // Its message quotes the file.
      throw new DirectoryUnavailableException("the file of prosecutors cannot be used");
    }
  }

  /** By its bytes, not its time: two changes may lie within the same tick. */
  private synchronized DirectoryFile read() {
    byte[] bytes = bytes();
    Read known = last;
    if (known == null || !Arrays.equals(known.bytes(), bytes)) {
      known = new Read(bytes, DirectoryFile.read(String.valueOf(file.getFileName()), bytes));
      last = known;
    }
    return known.content();
  }

  private byte[] bytes() {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(DirectoryFile.MOST_BYTES + 1);
    } catch (IOException e) {
      throw new DirectoryUnavailableException("the file of prosecutors cannot be read", e);
    }
  }
}
