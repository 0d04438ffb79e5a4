// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.atalaya.cases.CsvMapping.FileFormat;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.SourceFile;
import org.atalaya.cases.Wording;

/**
 * A delimited text file, plain or gzipped, with or without a byte order mark. Every way in which it
 * can be broken becomes an {@link ImportException} that names the file and, where possible, the
 * line.
 */
final class DelimitedFile implements RowSource {

  private static final Wording WORDING = Wording.of(ImportException.class);
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC = 0x8b1f;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final SourceFile source;
  private final FileFormat format;
  private final Charset encoding;
  private long bytesRead;
  private int lastCharacter = '\n';

  /** What is done with the records. */
  interface RecordSink {

    /** Takes the first record: the names of the columns. */
    void header(List<String> names);

    /** Takes more records, in the order of the file; the batch is the taker's. */
    void accept(FieldBatch batch);
  }

  DelimitedFile(SourceFile source, FileFormat format) {
    this.source = source;
    this.format = format;
    this.encoding = chooseEncoding();
  }

  /** The encoding in which the file is read. */
  Charset encoding() {
    return encoding;
  }

  /** Bytes read so far, as they lie on disk. */
  long bytesRead() {
    return bytesRead;
  }

  /** The file's name without its folder. */
  String name() {
    return source.name();
  }

  /** The first line, or what there is of it in {@value #BUFFER} characters. */
  String firstLine() {
    char[] beginning = new char[BUFFER];
    int length = 0;
    try (Reader reader = open(encoding)) {
      for (int count = 0; count >= 0 && length < beginning.length; length += Math.max(count, 0)) {
        count = reader.read(beginning, length, beginning.length - length);
      }
    } catch (IOException e) {
      throw readProblem(e, 1);
    }
    return new String(beginning, 0, length).lines().findFirst().orElse("");
  }

  /** Reads the whole file. */
  void read(RecordSink sink) {
    Records records = new Records();
    try (Reader reader = open(encoding);
        CsvReader<Records> csv =
            CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(records, reader)) {
      for (Records read : csv) {
        read.handOver(sink);
      }
    } catch (CsvParseException e) {
      if (e.getCause() instanceof ImportException known) {
        throw known;
      }
      // The parser's own message may quote the file.
      throw noDelimitedText(records.line);
    } catch (IOException e) {
      throw readProblem(e, records.line);
    } catch (UncheckedIOException e) {
      throw readProblem(requireNonNull(e.getCause()), records.line);
    }
    if (records.headerWidth < 0) {
      throw fault("import.empty");
    }
    if (records.width < records.headerWidth && lastCharacter != '\n' && lastCharacter != '\r') {
      throw fault("import.truncated", records.line);
    }
    records.finish(sink);
  }

  private ImportException noDelimitedText(long line) {
    return fault("import.malformed", line);
  }

  /** Takes the fields from the parser's buffer, so that no text is made of them. */
  private final class Records extends AbstractBaseCsvCallbackHandler<Records> {

    private FieldBatch batch = new FieldBatch();
    private int headerWidth = -1;

    /** Where the last complete record begins, and how many fields it has. */
    private long line = 1;

    private int width = -1;

    @Override
    protected void handleBegin(long startingLine) {
      batch.beginRow(startingLine);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (!batch.add(buffer, offset, length)) {
        throw noDelimitedText(line);
      }
    }

    @Override
    protected Records buildRecord() {
      if (!batch.endRow()) {
        // An empty line is no record.
        return this;
      }
      line = batch.line(batch.rows() - 1);
      width = batch.width(batch.rows() - 1);
      return this;
    }

    void handOver(RecordSink sink) {
      if (headerWidth < 0 && batch.rows() > 0) {
        headerWidth = width;
        sink.header(batch.texts(0));
        batch = new FieldBatch();
      } else if (batch.isFull()) {
        sink.accept(batch);
        batch = new FieldBatch();
      }
    }

    void finish(RecordSink sink) {
      if (batch.rows() > 0) {
        sink.accept(batch);
      }
    }
  }

  /** The first declared encoding that decodes the file whole; the last one is taken untried. */
  private Charset chooseEncoding() {
    for (Charset candidate : format.encodings().subList(0, format.encodings().size() - 1)) {
      try (Reader reader = open(candidate)) {
        char[] buffer = new char[BUFFER];
        while (reader.read(buffer) >= 0) {
          // Only whether it decodes matters.
        }
        return candidate;
      } catch (CharacterCodingException e) {
        // The next one, then.
      } catch (IOException e) {
        // Reading the rows meets it again, and then knows the line.
        return candidate;
      } finally {
        bytesRead = 0;
        lastCharacter = '\n';
      }
    }
    return format.encodings().getLast();
  }

  private Reader open(Charset charset) throws IOException {
    InputStream counted = new CountingStream(source.open());
    try {
      BufferedInputStream raw = new BufferedInputStream(counted, BUFFER);
      raw.mark(2);
      int magic = raw.read() | raw.read() << 8;
      raw.reset();
      InputStream plain = magic == GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER) : raw;
      return new WatchingReader(
          new InputStreamReader(
              plain,
              charset
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)));
    } catch (IOException e) {
      counted.close();
      throw e;
    }
  }

  private ImportException readProblem(IOException e, long line) {
    return switch (e) {
      case NoSuchFileException missing -> fault("import.missing");
      case CharacterCodingException coding ->
          fault("import.encoding", line, encoding().name(), format.encodings().toString());
      case EOFException end -> fault("import.gzip.truncated", line);
      case ZipException zip -> fault("import.gzip.damaged", line);
      default -> fault("import.unreadable", line, e.getClass().getSimpleName());
    };
  }

  @Override
  public String layout(int columns) {
    return "its first line has %d fields, separated by '%s'".formatted(columns, format.delimiter());
  }

  @Override
  public ImportException problem(String what) {
    return new ImportException("The file %s %s.".formatted(name(), what));
  }

  private ImportException fault(String key) {
    return fault(key, 0);
  }

  private ImportException fault(String key, long line, Object... others) {
    List<Object> arguments = new ArrayList<>(List.of(name(), line));
    arguments.addAll(List.of(others));
    return new ImportException(WORDING.label(key, arguments.toArray()));
  }

  private final class CountingStream extends FilterInputStream {
    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      bytesRead += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      bytesRead += Math.max(count, 0);
      return count;
    }
  }

  /** Drops a byte order mark, refuses binary content and remembers how the text ends. */
  private final class WatchingReader extends Reader {
    private final Reader in;
    private boolean started;

    WatchingReader(Reader in) {
      this.in = in;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      if (count <= 0) {
        return count;
      }
      for (int i = offset; i < offset + count; i++) {
        if (buffer[i] == '\0') {
          throw fault("import.binary");
        }
      }
      lastCharacter = buffer[offset + count - 1];
      if (!started) {
        started = true;
        if (buffer[offset] == BYTE_ORDER_MARK) {
          System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
          return count == 1 ? read(buffer, offset, length) : count - 1;
        }
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
