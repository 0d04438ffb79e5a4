// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the content security policy of a page must allow so that elements of an observatory work in
 * it.
 *
 * <pre>{@code
 * PagePolicy.of(URI.create("https://observatorio.example")).addTo("default-src 'self'")
 * // default-src 'self'; script-src 'self' https://observatorio.example; connect-src …
 * }</pre>
 *
 * <p>Elements need no {@code 'unsafe-inline'}, no {@code 'unsafe-eval'} and no policy of Trusted
 * Types. <strong>Not checked:</strong> whether the policy names nonces with {@code
 * 'strict-dynamic'}, under which browsers pass over hosts: the script tag then needs the nonce.
 *
 * @param source where the observatory is, as policies name it
 */
public record PagePolicy(String source) {

  /** For pages on the observatory's own origin. */
  public static final PagePolicy SAME_ORIGIN = new PagePolicy("'self'");

  /** What elements load and ask, and frames in place of them; what a directive falls back to. */
  private static final Map<String, List<String>> DIRECTIVES = directives();

  private static Map<String, List<String>> directives() {
    Map<String, List<String>> directives = new LinkedHashMap<>();
    directives.put("script-src", List.of("default-src"));
    directives.put("connect-src", List.of("default-src"));
    directives.put("img-src", List.of("default-src"));
    directives.put("frame-src", List.of("child-src", "default-src"));
    return directives;
  }

  public PagePolicy {
    if (!source.equals("'self'") && !source.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
      throw new IllegalArgumentException(
          "source must be 'self', or https:// or http:// with a host and no path. Provided: "
              + source);
    }
  }

  /**
   * For pages of another site.
   *
   * @param observatory an address of the observatory, with any path
   */
  public static PagePolicy of(URI observatory) {
    return new PagePolicy(observatory.getScheme() + "://" + observatory.getAuthority());
  }

  /**
   * The same policy with what is needed more. What it does not restrict stays so.
   *
   * @param policy value of one {@code Content-Security-Policy} header
   */
  public String addTo(String policy) {
    Map<String, List<String>> given = parse(policy);
    Map<String, List<String>> result = new LinkedHashMap<>(given);
    DIRECTIVES.forEach((directive, fallbacks) -> {
      if (given.containsKey(directive)) {
        result.put(directive, with(given.getOrDefault(directive, List.of())));
      } else {
        fallbacks.stream()
            .filter(given::containsKey)
            .findFirst()
            .map(fallback -> given.getOrDefault(fallback, List.of()))
            // Where the fallback has it already, it goes on holding.
            .filter(sources -> !sources.contains(source))
            .ifPresent(sources -> result.put(directive, with(sources)));
      }
    });
    if (given.containsKey("script-src-elem")) {
      result.put("script-src-elem", with(given.getOrDefault("script-src-elem", List.of())));
    }
    return result.entrySet().stream()
        .map(entry -> String.join(" ", prepend(entry.getKey(), entry.getValue())))
        .collect(Collectors.joining("; "));
  }

  /** The first of several directives of a name counts, as for browsers. */
  private static Map<String, List<String>> parse(String policy) {
    Map<String, List<String>> directives = new LinkedHashMap<>();
    Arrays.stream(policy.split(";"))
        .map(String::strip)
        .filter(directive -> !directive.isEmpty())
        .map(directive -> List.of(directive.split("\\s+")))
        .forEach(words ->
            directives.putIfAbsent(
                words.getFirst().toLowerCase(Locale.ROOT), words.subList(1, words.size())));
    return directives;
  }

  private List<String> with(List<String> sources) {
    if (sources.contains(source)) {
      return sources;
    }
    List<String> more = new ArrayList<>(sources);
    more.remove("'none'");
    more.add(source);
    return more;
  }

  private static List<String> prepend(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }
}
