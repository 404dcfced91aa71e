package dev.pglayout.acceptance.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium as Debian packages it ({@code chromium}, {@code chromium-driver}), or the reason why there is none. */
final class Browser implements AutoCloseable {
    private static final Optional<Path> CHROMIUM =
            find("pglayout.chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final Optional<Path> DRIVER = find(
            "pglayout.chromedriver",
            "/usr/bin/chromedriver",
            "/usr/lib/chromium/chromedriver",
            "/usr/lib/chromium-browser/chromedriver");

    /** Held, because loggers are forgotten otherwise: it warns of each browser newer than itself, and is not used. */
    private static final Logger CDP = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Optional<String> missing() {
        if (CHROMIUM.isEmpty()) {
            return Optional.of("no Chromium found; install chromium, or name it with -Dpglayout.chromium=FILE");
        }
        return DRIVER.isEmpty()
                ? Optional.of(
                        "no chromedriver found; install chromium-driver, or name it with -Dpglayout.chromedriver=FILE")
                : Optional.empty();
    }

    static Browser start() {
        CDP.setLevel(Level.OFF);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.orElseThrow().toFile());
        // Without its sandbox because tests may run as root, which Chromium refuses otherwise; it opens our files only.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(Path page, String fragment) {
        driver.get("about:blank");
        // What the last page left in the logs is not this one's.
        driver.manage().logs().get(LogType.BROWSER);
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.get(page.toUri() + fragment);
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    /** @param media {@code screen} or {@code print} */
    void media(String media, boolean dark, boolean reducedMotion) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        media,
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of(
                                        "name",
                                        "prefers-reduced-motion",
                                        "value",
                                        reducedMotion ? "reduce" : "no-preference"))));
    }

    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    double number(String expression) {
        return ((Number) run("return " + expression)).doubleValue();
    }

    /** Everything the console said since the page was opened. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** DevTools events since the page was opened, one JSON text each. */
    List<String> events() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The whole page, not only what fits the window. */
    byte[] screenshot() {
        return decoded(driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true)));
    }

    byte[] pdf() {
        return decoded(driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", true)));
    }

    private static byte[] decoded(Map<String, Object> answer) {
        return Base64.getDecoder().decode((String) answer.get("data"));
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<Path> find(String property, String... usual) {
        String given = System.getProperty(property);
        return (given == null ? List.of(usual) : List.of(given))
                .stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
