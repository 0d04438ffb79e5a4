// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A reader of Spanish with Chromium, the one installed or one that Selenium Manager fetches. */
final class PortalBrowser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;

  private PortalBrowser(ChromeDriver driver) {
    this.driver = driver;
  }

  static PortalBrowser open(int width, int height) {
    return open(width, height, Map.of());
  }

  static PortalBrowser withoutScript() {
    return open(1000, 1400, Map.of("profile.managed_default_content_settings.javascript", 2));
  }

  private static PortalBrowser open(int width, int height, Map<String, Object> more) {
    Map<String, Object> preferences = new HashMap<>(more);
    preferences.put("intl.accept_languages", "es");
    ChromeOptions options = new ChromeOptions();
    options.setExperimentalOption("prefs", preferences);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--lang=es");
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    if (Files.isExecutable(CHROMIUM)) {
      options.setBinary(CHROMIUM.toFile());
    }
    ChromeDriver driver =
        Files.isExecutable(DRIVER)
            ? new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
                options)
            : new ChromeDriver(options);
    driver.manage().window().setSize(new Dimension(width, height));
    return new PortalBrowser(driver);
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a page, and waits until what stands in it is there. */
  void visit(String address) {
    driver.get(address);
    settled();
  }

  /** Waits until every element that shows an answer has one. */
  void settled() {
    waitUntil(
        """
        return [...document.querySelectorAll('[data-atalaya-resource]')].every((element) =>
          element.shadowRoot?.querySelector('.ready, table, .ticker, .said'))
        """);
  }

  /** Runs a script in the page and returns what it returns, which must be something. */
  @SuppressWarnings("unchecked")
  <T> T run(String script) {
    return requireNonNull((T) driver.executeScript(script));
  }

  void waitUntil(String script) {
    new WebDriverWait(driver, Duration.ofMinutes(1), Duration.ofMillis(50))
        .until(page -> Boolean.TRUE.equals(driver.executeScript(script)));
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** What axe finds wrong with the page, as {@code rule: element}. */
  List<String> accessibilityViolations() throws IOException {
    try (InputStream axe = PortalBrowser.class.getResourceAsStream("/axe.min.js")) {
      driver.executeScript(new String(requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run().then(({violations}) =>
              done(violations.flatMap(({id, nodes}) => nodes.map(({html}) => id + ': ' + html))));
            """);
    return ((List<?>) requireNonNull(found)).stream().map(String::valueOf).toList();
  }

  /** What the console has said since it was asked last, warnings and errors only. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Keeps a picture of the window in {@code target/screenshots}. */
  void screenshot(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
