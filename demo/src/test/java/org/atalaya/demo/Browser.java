// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A Chromium for tests: the one installed; else, as root of a Debian or Ubuntu, one that is
 * installed now; else one that Selenium Manager fetches.
 */
public final class Browser implements AutoCloseable {

  private static final List<Path> CHROMIUM =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String AXE = axe();

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts a browser with an empty profile and this window. */
  public static Browser open(int width, int height) {
    return open(width, height, Map.of());
  }

  /** Starts one that lets no site but that of the address line have cookies or storage. */
  public static Browser openWithoutThirdPartyCookies(int width, int height) {
    return open(
        width,
        height,
        Map.of("profile.block_third_party_cookies", true, "profile.cookie_controls_mode", 1));
  }

  private static Browser open(int width, int height, Map<String, Object> preferences) {
    if (installed().isEmpty() && Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      install();
    }
    ChromeOptions options = new ChromeOptions();
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=es");
    options.setExperimentalOption("prefs", preferences);
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    try {
      ChromeDriver driver = start(options);
      driver.manage().window().setSize(new Dimension(width, height));
      return new Browser(driver);
    } catch (WebDriverException e) {
      throw new IllegalStateException(
          "The browser tests need Chromium and its driver (Debian and Ubuntu: apt-get install"
              + " chromium chromium-driver), or Google Chrome. Without one, leave them out:"
              + " -DskipBrowserTests",
          e);
    }
  }

  private static ChromeDriver start(ChromeOptions options) {
    Stream<Path> binaries = installed().stream();
    binaries.findFirst().ifPresent(binary -> options.setBinary(binary.toFile()));
    if (!Files.isExecutable(DRIVER)) {
      return new ChromeDriver(options);
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new ChromeDriver(service, options);
  }

  private static List<Path> installed() {
    return CHROMIUM.stream().filter(Files::isExecutable).toList();
  }

  private static void install() {
    for (List<String> arguments :
        List.of(List.of("update"), List.of("install", "-y", "chromium", "chromium-driver"))) {
      try {
        Process process =
            new ProcessBuilder(Stream.concat(Stream.of("apt-get"), arguments.stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor(5, TimeUnit.MINUTES);
      } catch (IOException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** The driver, for what this class has no word for. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Runs a script in the page and returns what it returns, which must be something. */
  @SuppressWarnings("unchecked")
  public <T> T run(String script, Object... arguments) {
    return requireNonNull((T) ((JavascriptExecutor) driver).executeScript(script, arguments));
  }

  /**
   * All layout shifts since the page began, those hidden from web metrics included: how much, and
   * what moved from where to where.
   */
  public List<String> layoutShifts() {
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const shifts = [];
            const box = ({x, y, width, height}) => [x, y, width, height].map(Math.round).join(' ');
            const name = (node) =>
              node ? `${node.localName ?? node.nodeName}.${node.className ?? ''}` : 'something gone';
            new PerformanceObserver((list) => {
              for (const {value, sources} of list.getEntries())
                shifts.push(value.toFixed(5) + sources.map(({node, previousRect, currentRect}) =>
                  ` ${name(node)}: ${box(previousRect)} -> ${box(currentRect)}`).join(';'));
            }).observe({type: 'layout-shift', buffered: true});
            setTimeout(() => done(shifts), 200);
            """);
    return ((List<?>) requireNonNull(found)).stream().map(String::valueOf).toList();
  }

  /**
   * What axe finds wrong with the page by WCAG and good practice, as {@code rule: element}.
   * Vaadin's own indicator of the connection, which it puts beside the page, is left out.
   */
  public List<String> accessibilityViolations() {
    run(AXE + "; return true");
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run({exclude: [['vaadin-connection-indicator']]}).then(({violations}) =>
              done(violations.flatMap(({id, nodes}) => nodes.map(({html}) => id + ': ' + html))));
            """);
    return ((List<?>) requireNonNull(found)).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the console has said since it was asked last, warnings and errors only. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Waits up to a minute, for slow machines, until a script returns true. */
  public void waitUntil(String script) {
    new WebDriverWait(driver, Duration.ofMinutes(1), Duration.ofMillis(50))
        .until(page -> Boolean.TRUE.equals(driver.executeScript(script)));
  }

  /** Presses keys where the focus is. */
  public void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** All cookies of all sites. */
  public List<?> cookies() {
    Map<String, Object> answer = driver.executeCdpCommand("Storage.getCookies", Map.of());
    return (List<?>) answer.getOrDefault("cookies", List.of());
  }

  /** Keeps a picture of the window in {@code target/screenshots}. */
  public void screenshot(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
