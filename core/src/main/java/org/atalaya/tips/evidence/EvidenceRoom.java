// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.atalaya.tips.evidence.CleanCopy.Made;
import org.atalaya.tips.evidence.CleanCopy.None;
import org.atalaya.tips.evidence.CleanCopy.Reason;

/**
 * Where files that came with tips are looked into, each in a process of its own, which gets the
 * file through a pipe and is ended after a time.
 *
 * <p><strong>What keeps that process apart:</strong> limited memory and time, no environment, an
 * empty working folder that is deleted afterwards, no core or heap dump; and no network where Linux
 * lets this process give it a name space of its own ({@code unshare}), which each result says.
 * <strong>What does not:</strong> it runs as the same user, so code that took it over could read
 * that user's files. Where that is too little, let the nodes for staff run in a container of their
 * own, without keys of others.
 *
 * <pre>{@code
 * Examination found = EvidenceRoom.inClassPath(folder, EvidenceLimits.DEFAULT).examine(file, "image/jpeg");
 * }</pre>
 */
public final class EvidenceRoom {

  private static final Path UNSHARE = Path.of("/usr/bin/unshare");
  private static final String UNKNOWN_TYPE = "application/octet-stream";
  private static final int MOST_TYPE = 120;

  private final Path folder;
  private final EvidenceLimits limits;
  private final List<String> program;
  private final boolean withoutNetwork;

  private EvidenceRoom(Path folder, EvidenceLimits limits, List<String> program) {
    this.folder = folder;
    this.limits = limits;
    this.program = List.copyOf(program);
    withoutNetwork = canDoWithoutNetwork();
  }

  /**
   * A room whose processes run the classes of this one.
   *
   * @param folder in which their working folders are made
   */
  public static EvidenceRoom inClassPath(Path folder, EvidenceLimits limits) {
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .reduce((one, other) -> one + File.pathSeparator + other)
            .orElseThrow();
    return of(folder, limits, List.of("-cp", classPath, ExamineFile.class.getName()));
  }

  /**
   * A room whose processes are started in another way, as from a jar that holds others.
   *
   * @param program what follows the options of {@code java}, such as {@code -jar}, a file, and what
   *     makes that file run {@link ExamineFile}
   */
  public static EvidenceRoom of(Path folder, EvidenceLimits limits, List<String> program) {
    return new EvidenceRoom(folder, limits, program);
  }

  /** Tried once: whether it is allowed depends on the system and on who runs this. */
  private static boolean canDoWithoutNetwork() {
    if (!Files.isExecutable(UNSHARE)) {
      return false;
    }
    try {
      Process process =
          new ProcessBuilder(apart(List.of("true")))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> apart(List<String> command) {
    List<String> apart =
        new ArrayList<>(List.of(UNSHARE.toString(), "--map-root-user", "--net", "--"));
    apart.addAll(command);
    return apart;
  }

  /**
   * Looks into a file.
   *
   * @param claimedType what its sender says that it is
   * @throws IllegalArgumentException if it is larger than the limits allow; such are not taken in
   * @throws UncheckedIOException if the process does not start, or is another program
   */
  public Examination examine(byte[] original, String claimedType) {
    if (original.length > limits.mostBytes()) {
      throw new IllegalArgumentException(
          "a file has at most %d bytes".formatted(limits.mostBytes()));
    }
    Answer answer = ask(original);
    return new Examination(
        sha256(original),
        answer.mediaType(),
        answer.mediaType().equals(claimedType),
        answer.copy(),
        withoutNetwork);
  }

  /** What the process said. */
  private record Answer(String mediaType, CleanCopy copy) {
    static Answer none(Reason reason) {
      return new Answer(UNKNOWN_TYPE, new None(reason));
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private Answer ask(byte[] original) {
    try {
      Path place = Files.createTempDirectory(folder, "evidence");
      try {
        return ask(start(place), original);
      } finally {
        delete(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the process that looks into files does not start", e);
    }
  }

  private Process start(Path place) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + limits.heapMegabytes() + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + place,
            "-Duser.home=" + place,
            "-Dpdfbox.fontcache=" + place));
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(withoutNetwork ? apart(command) : command)
            .directory(place.toFile())
            // It may quote the file.
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    return builder.start();
  }

  private Answer ask(Process process, byte[] original) throws IOException {
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(() -> write(process, original), run());
    CompletableFuture<Answer> read = CompletableFuture.supplyAsync(() -> read(process), run());
    try {
      return read.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Answer.none(Reason.TOOK_TOO_LONG);
    } catch (ExecutionException e) {
      throw new IOException("the program is another, or is not found");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().join();
      written.exceptionally(failed -> null).join();
    }
  }

  private static Executor run() {
    return Thread::startVirtualThread;
  }

  private void write(Process process, byte[] original) {
    try (OutputStream pipe = process.getOutputStream();
        DataOutputStream out = new DataOutputStream(pipe)) {
      out.writeInt(limits.mostBytes());
      out.writeInt(limits.mostPixels());
      out.writeInt(limits.mostPages());
      out.writeInt(original.length);
      out.write(original);
    } catch (IOException e) {
      // It ended, which its answer tells.
      throw new UncheckedIOException(e);
    }
  }

  private Answer read(Process process) {
    try (DataInputStream in = new DataInputStream(process.getInputStream())) {
      if (in.readInt() != ExamineFile.READY) {
        throw new IOException("it says something else");
      }
      return answer(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing that it says is trusted further than its form: the file may have taken it over. */
  private Answer answer(DataInputStream in) {
    try {
      String type = in.readUTF();
      String outcome = in.readUTF();
      int length = in.readInt();
      if (type.length() > MOST_TYPE || length < 0 || length > limits.mostBytes()) {
        return Answer.none(Reason.BROKE_OFF);
      }
      byte[] bytes = in.readNBytes(length);
      if (bytes.length != length || in.read() >= 0) {
        return Answer.none(Reason.BROKE_OFF);
      }
      boolean copied = outcome.equals("image/jpeg") || outcome.equals("application/pdf");
      return new Answer(
          type, copied ? new Made(outcome, bytes) : new None(Reason.valueOf(outcome)));
    } catch (IOException | IllegalArgumentException e) {
      return Answer.none(Reason.BROKE_OFF);
    }
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
