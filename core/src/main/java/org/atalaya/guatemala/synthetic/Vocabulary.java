// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.atalaya.cases.Category;
import org.atalaya.guatemala.Guatemala;

/** The codes of one property by position, as text and as the bytes of a file. */
final class Vocabulary {

  private final String name;
  private final List<String> codes;
  private final byte[][] bytes;
  private final Map<String, Integer> positions = new HashMap<>();

  private Vocabulary(String name, List<String> codes) {
    this.name = name;
    this.codes = codes;
    this.bytes = new byte[codes.size()][];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = codes.get(i).getBytes(StandardCharsets.US_ASCII);
      positions.put(codes.get(i), i);
    }
  }

  /** The codes of a list of the country pack, and unknown behind them. */
  static Vocabulary ofList(String list) {
    List<Category> categories =
        Guatemala.CODE_LISTS
            .find(list)
            .orElseThrow(() -> new IllegalStateException("there is no code list " + list));
    return of(
        list,
        Stream.concat(categories.stream().map(Category::code), Stream.of("?"))
            .toArray(String[]::new));
  }

  /** These codes. */
  static Vocabulary of(String name, String... codes) {
    return new Vocabulary(name, List.of(codes));
  }

  /** How many codes there are. */
  int size() {
    return bytes.length;
  }

  /** The code at a position. */
  String code(int position) {
    return codes.get(position);
  }

  /** The bytes of the code at a position; not to be changed. */
  byte[] bytes(int position) {
    return bytes[position];
  }

  /** The position of a code. */
  int position(String code) {
    Integer position = positions.get(code);
    if (position == null) {
      throw new IllegalArgumentException("%s has no code %s".formatted(name, code));
    }
    return position;
  }

  /** A choice among codes by the weights of a calibration, as positions. */
  CodeChoice choice(Calibration calibration, String id) {
    Choice choice = calibration.choice(id);
    return new CodeChoice(choice, choice.names().stream().mapToInt(this::position).toArray());
  }

  /** A choice that answers with positions of a vocabulary. */
  static final class CodeChoice {

    private final Choice choice;
    private final int[] positions;

    private CodeChoice(Choice choice, int[] positions) {
      this.choice = choice;
      this.positions = positions;
    }

    /** The position of a code, drawn by weight. */
    int draw(CaseRandom random) {
      return positions[choice.draw(random)];
    }
  }
}
