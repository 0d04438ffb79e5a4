// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.widgets.ElementsVersion;

/**
 * Says which script the page of tips must have, and whether a running site has it:
 *
 * <pre>
 * CheckTipPage --root=KEY [https://observatorio.example/atalaya/embed/tip-form]
 * </pre>
 *
 * <p>The result is 0 if it has, 1 if it has not, and 2 if that could not be found out. <strong>Not
 * found out:</strong> what the site shows to others.
 */
public final class CheckTipPage {

  private static final String ROOT = "--root=";
  private static final String SCRIPT = "<script>";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private CheckTipPage() {}

  /** The command. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out));
  }

  /**
   * The same for programs.
   *
   * @return 0, 1 or 2
   */
  static int run(List<String> arguments, PrintStream out) {
    Optional<String> root = arguments.stream().filter(one -> one.startsWith(ROOT)).findFirst();
    List<String> sites = arguments.stream().filter(one -> !one.startsWith("--")).toList();
    if (root.isEmpty() || sites.size() > 1 || arguments.size() != 1 + sites.size()) {
      out.println("CheckTipPage --root=KEY [https://observatorio.example/atalaya/embed/tip-form]");
      return 2;
    }
    try {
      String script = TipPage.script(RootKey.parse(root.get().substring(ROOT.length())));
      out.println("%s  script %s".formatted(HtmlWriter.hash(script), ElementsVersion.VALUE));
      out.println("%s  style".formatted(HtmlWriter.hash(FormPage.STYLE)));
      return sites.isEmpty() ? 0 : compare(URI.create(sites.getFirst()), script, out);
    } catch (IllegalArgumentException e) {
      out.println("the root's key, or the address, is none: " + e.getMessage());
      return 2;
    }
  }

  private static int compare(URI site, String script, PrintStream out) {
    HttpResponse<String> answer;
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      answer =
          client.send(
              HttpRequest.newBuilder(site).timeout(TIMEOUT).build(),
              BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      out.println("the site does not answer: " + e.getClass().getSimpleName());
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 2;
    }
    List<String> wrong = differences(answer, script);
    wrong.forEach(out::println);
    if (wrong.isEmpty()) {
      out.println("the site has this script, and its policy allows no other");
    }
    return wrong.isEmpty() ? 0 : 1;
  }

  private static List<String> differences(HttpResponse<String> answer, String script) {
    List<String> wrong = new ArrayList<>();
    String page = answer.body();
    int from = page.indexOf(SCRIPT);
    if (answer.statusCode() != 200
        || from < 0
        || !page.startsWith(script + "</script>", from + SCRIPT.length())) {
      wrong.add("WRONG: the script in the page is another");
    }
    if (page.split("<script", -1).length != 2) {
      wrong.add("WRONG: there is not exactly one script in the page");
    }
    String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    // A second style has an institution's colours, which nobody else knows.
    Pattern allowed =
        Pattern.compile(
            "default-src 'none'; style-src '%s'( 'sha256-[A-Za-z0-9+/=]+')?; script-src '%s';.*"
                .formatted(
                    Pattern.quote(HtmlWriter.hash(FormPage.STYLE)),
                    Pattern.quote(HtmlWriter.hash(script))));
    if (!allowed.matcher(policy).matches() || policy.contains("unsafe")) {
      wrong.add("WRONG: the policy of the page allows other scripts or styles");
    }
    return wrong;
  }
}
