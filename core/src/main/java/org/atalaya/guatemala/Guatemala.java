// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.atalaya.cases.Category;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.MappingException;
import org.atalaya.statistics.IndicatorCatalogue;

/**
 * What is particular to Guatemala.
 *
 * <pre>{@code
 * CsvMapping mapping = Guatemala.mapping("ine-vif");
 * IndicatorCatalogue indicators = Guatemala.indicators();
 * }</pre>
 */
public final class Guatemala {

  /** The zone in which days begin and end. */
  public static final ZoneId ZONE = ZoneId.of("America/Guatemala");

  /** The mappings that are shipped. */
  public static final List<String> MAPPINGS = List.of("ine-vif", "ar-linea144");

  /** The shared category lists: {@code department} (22) and {@code municipality} (340). */
  public static final CodeLists CODE_LISTS = Guatemala::codeList;

  private Guatemala() {}

  /** The indicators. */
  public static IndicatorCatalogue indicators() {
    return read("indicators.yaml", yaml -> IndicatorCatalogue.read("indicators.yaml", yaml));
  }

  /**
   * A mapping by name, or from a file of the host's.
   *
   * @param nameOrFile one of {@link #MAPPINGS}, or the path of a YAML file
   * @throws MappingException if there is no such mapping or it cannot be used
   */
  public static CsvMapping mapping(String nameOrFile) {
    if (MAPPINGS.contains(nameOrFile)) {
      return read(
          "mappings/" + nameOrFile + ".yaml",
          yaml -> CsvMapping.read(nameOrFile, yaml, CODE_LISTS));
    }
    Path file = Path.of(nameOrFile);
    String name = String.valueOf(file.getFileName());
    if (!Files.isReadable(file)) {
      throw new MappingException(
          name,
          List.of(
              "there is neither a mapping nor a readable file of this name; mappings shipped: "
                  + String.join(", ", MAPPINGS)));
    }
    try (InputStream yaml = Files.newInputStream(file)) {
      return CsvMapping.read(name, yaml, CODE_LISTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<List<Category>> codeList(String name) {
    return switch (name) {
      case "department", "municipality" ->
          Optional.of(read("codes/" + name + ".yaml", yaml -> Category.readList(name, yaml)));
      default -> Optional.empty();
    };
  }

  private static <T> T read(String resource, Function<InputStream, T> reader) {
    try (InputStream yaml = Guatemala.class.getResourceAsStream(resource)) {
      if (yaml == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return reader.apply(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
