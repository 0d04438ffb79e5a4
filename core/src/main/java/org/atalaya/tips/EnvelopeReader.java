// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.atalaya.tips.EnvelopeProblem.Field;
import org.atalaya.tips.EnvelopeProblem.Given;
import org.atalaya.tips.TipEnvelope.Language;
import org.atalaya.tips.TipEnvelope.Minor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the bytes of envelopes, strictly: what two programs might read in two ways, such as a field
 * that is there twice, is refused, since one of them may route by it and the other show it to the
 * tipper.
 *
 * <pre>{@code
 * TipEnvelope envelope = new EnvelopeReader(TipCodes.of(Guatemala.CODE_LISTS)).read(bytes);
 * }</pre>
 */
public final class EnvelopeReader {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxNameLength(64)
                  .maxStringLength(TipEnvelope.MOST_BYTES)
                  .maxNumberLength(32)
                  .build())
          .build();

  private static final Pattern ALERT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Wide enough for the numbers of any office: which cases there are, is asked elsewhere. */
  private static final Pattern CASE = Pattern.compile("[0-9A-Z]{1,20}([-./][0-9A-Z]{1,20}){0,4}");

  private static final int LEAST_CASE = 4;
  private static final int MOST_CASE = 40;
  private static final Pattern FORM = Pattern.compile("[0-9a-z][0-9a-z.-]{0,19}");

  private final TipCodes codes;

  /** A reader of envelopes with the codes of a country. */
  public EnvelopeReader(TipCodes codes) {
    this.codes = codes;
  }

  /**
   * Reads an envelope.
   *
   * @throws InvalidEnvelopeException naming the first field that is wrong
   */
  public TipEnvelope read(byte[] bytes) {
    if (bytes.length > TipEnvelope.MOST_BYTES) {
      throw refused(Given.TOO_LARGE);
    }
    Map<Field, String> texts = texts(decoded(bytes));
    return new TipEnvelope(
        required(texts, Field.OFFICE, EnvelopeReader::isYesOrNo).equals("yes"),
        optional(texts, Field.ALERT, text -> ALERT.matcher(text).matches()).map(UUID::fromString),
        optional(texts, Field.CASE, EnvelopeReader::isCaseNumber),
        optional(texts, Field.CRIME, codes.crimeGroups()::contains),
        optional(texts, Field.MUNICIPALITY, codes.municipalities()::contains),
        optional(texts, Field.MINOR, text -> find(Minor.values(), text).isPresent())
            .flatMap(text -> find(Minor.values(), text))
            .orElse(Minor.UNKNOWN),
        required(texts, Field.FORM, text -> FORM.matcher(text).matches()),
        find(
                Language.values(),
                required(texts, Field.LANG, text -> find(Language.values(), text).isPresent()))
            .orElseThrow());
  }

  /** Not left to the parser, which also takes UTF-16 and overlong forms for text. */
  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refused(Given.NO_OBJECT);
    }
  }

  private static Map<Field, String> texts(String json) {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (!json.startsWith("{") || parser.nextToken() != JsonToken.START_OBJECT) {
        throw refused(Given.NO_OBJECT);
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        Field field = Field.find(name).orElseThrow(() -> refused(Given.UNKNOWN_FIELD));
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          throw refused(field, Given.NO_TEXT);
        }
        if (texts.put(field, parser.getString()) != null) {
          throw refused(field, Given.TWICE);
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw refused(Given.NO_OBJECT);
      }
    } catch (JacksonException e) {
      throw refused(Given.NO_OBJECT);
    }
    return texts;
  }

  private static String required(
      Map<Field, String> texts, Field field, Predicate<String> isAllowed) {
    return optional(texts, field, isAllowed).orElseThrow(() -> refused(field, Given.NOTHING));
  }

  private static Optional<String> optional(
      Map<Field, String> texts, Field field, Predicate<String> isAllowed) {
    Optional<String> text = Optional.ofNullable(texts.get(field));
    if (text.isPresent() && !isAllowed.test(text.get())) {
      throw refused(field, Given.ANOTHER_VALUE);
    }
    return text;
  }

  private static boolean isYesOrNo(String text) {
    return text.equals("yes") || text.equals("no");
  }

  private static boolean isCaseNumber(String text) {
    return text.length() >= LEAST_CASE
        && text.length() <= MOST_CASE
        && CASE.matcher(text).matches();
  }

  /** The one of this name in lower case. */
  private static <E extends Enum<E>> Optional<E> find(E[] all, String text) {
    for (E one : all) {
      if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private static InvalidEnvelopeException refused(Given given) {
    return new InvalidEnvelopeException(EnvelopeProblem.whole(given));
  }

  private static InvalidEnvelopeException refused(Field field, Given given) {
    return new InvalidEnvelopeException(EnvelopeProblem.of(field, given));
  }
}
