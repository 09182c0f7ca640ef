package io.gridline.desk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window, of one size, in which somebody works at the desk. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PICTURES = Path.of("target", "desk-day");
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long BETWEEN_LOOKS = 20_000_000;
  private static final String AXE = read("/axe.min.js");

  private final ChromeDriver driver;
  private final Wire wire;

  private Browser(ChromeDriver driver, Wire wire) {
    this.driver = driver;
    this.wire = wire;
  }

  static Browser ofSize(int width, int height, Wire wire) {
    if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
      throw new AssertionError(
          "the pages are tested in Chromium, and there is none: ./gridline test installs it, or"
              + " apt-get install chromium chromium-driver");
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withLogOutput(OutputStream.nullOutputStream())
            .build();
    return new Browser(new ChromeDriver(service, options(width, height)), wire);
  }

  private static ChromeOptions options(int width, int height) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(new File(CHROMIUM.toString()));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--lang=zh-CN",
        "--accept-lang=zh-CN");
    options.setCapability("goog:loggingPrefs", logs);
    options.setExperimentalOption(
        "mobileEmulation",
        Map.of(
            "deviceMetrics",
            Map.of("width", width, "height", height, "pixelRatio", 1.0, "mobile", width < 600)));
    return options;
  }

  void open(String path) {
    driver.get(wire.address(path));
  }

  void signIn(String account, String password) {
    open("/login");
    type("#account", account);
    type("#password", password);
    press("form[data-login] button");
    waitFor(
        "a page of " + account,
        "document.querySelector('meta[name=account]')?.content === arguments[0]",
        account);
  }

  void signOut() {
    run("document.querySelector('.account').open = true");
    press("form[data-logout] button");
    waitFor("the sign-in page", "location.pathname === '/login'");
  }

  void type(String selector, String text) {
    driver.findElement(By.cssSelector(selector)).sendKeys(text);
  }

  /** As a finger does: only what can be seen and is not covered. */
  void press(String selector) {
    WebElement element = driver.findElement(By.cssSelector(selector));
    run("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  String text(String selector) {
    return driver.findElement(By.cssSelector(selector)).getText();
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Until an expression of the page's holds; a page that is being loaded is asked again. */
  void waitFor(String what, String expression, Object... arguments) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        if (Objects.equals(run("return Boolean(" + expression + ")", arguments), true)) {
          return;
        }
      } catch (WebDriverException beingLoaded) {
        // Asked again.
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    throw new AssertionError("waited in vain for " + what + "; the page says: " + text("body"));
  }

  void waitForText(String selector, String text) {
    waitFor(
        text,
        "document.querySelector(arguments[0])?.textContent.trim() === arguments[1]",
        selector,
        text);
  }

  /** That the page keeps enough for an hour without a network. */
  void waitUntilPacked() {
    waitFor(
        "the pages to be kept",
        "sessionStorage.getItem('packed') && navigator.serviceWorker.controller");
  }

  void goOffline() throws IOException {
    wire.cut();
    network(true);
  }

  void comeBack() throws IOException {
    wire.mend();
    network(false);
  }

  private void network(boolean offline) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void asOnPaper() {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
  }

  /** All that a page weighs as the browser has it, unpacked. */
  long weight() {
    return (Long)
        run(
            "return performance.getEntriesByType('navigation')"
                + ".concat(performance.getEntriesByType('resource')"
                + ".filter(e => e.name.includes('/assets/')))"
                + ".reduce((sum, e) => sum + e.decodedBodySize, 0)");
  }

  /** What came over the network for this page, packed. */
  long transferred() {
    return (Long)
        run(
            "return performance.getEntriesByType('navigation')"
                + ".concat(performance.getEntriesByType('resource'))"
                + ".reduce((sum, e) => sum + e.transferSize, 0)");
  }

  /** What axe finds that keeps people from using the page. */
  void assertUsable(String page) {
    run(AXE);
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run().then(r => done(r.violations"
                + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))))");
    assertThat(found).as("what axe finds on " + page).isEqualTo(List.of());
    assertThat((Long) run("return document.documentElement.scrollWidth - innerWidth"))
        .as("how much wider than the screen " + page + " is")
        .isNotPositive();
    assertThat(
            run(
                "return [...document.querySelectorAll('main button, main .main, main select,"
                    + " .tick')].filter(e => e.offsetParent && e.getBoundingClientRect().height <"
                    + " 44).map(e => e.outerHTML)"))
        .as("what is too small for a thumb on " + page)
        .isEqualTo(List.of());
  }

  /** Errors of scripts, refused resources; a request that failed for want of a network is none. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(
            message ->
                !message.contains("net::ERR_")
                    && !message.contains("401")
                    && !message.contains("404"))
        .filter(message -> !message.contains("Clear-Site-Data") && !message.contains("[DOM]"))
        .toList();
  }

  /** A picture of the whole page, for somebody to look at. */
  void photograph(String name) {
    run("scrollTo(0, 0)");
    Map<String, Object> shot =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"));
    try {
      Files.createDirectories(PICTURES);
      Files.write(
          PICTURES.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String resource) {
    try (InputStream in = Browser.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
