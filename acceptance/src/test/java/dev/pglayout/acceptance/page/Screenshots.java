package dev.pglayout.acceptance.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures of a report for human eyes: light, dark, a phone's width, one mechanism, and the print as PDF. To be run by
 * hand from an IDE or a class path: {@code Screenshots RUN_FOLDER OUTPUT_FOLDER [FRAGMENT]}.
 */
final class Screenshots {
    private Screenshots() {}

    public static void main(String[] args) throws IOException {
        Path page = Path.of(args[0], "index.html").toRealPath();
        Path out = Files.createDirectories(Path.of(args[1]));
        String mechanism = args.length > 2 ? args[2] : "#mechanisms";
        try (Browser browser = Browser.start()) {
            shoot(browser, page, "", 1280, false, out.resolve("light.png"));
            shoot(browser, page, "", 1280, true, out.resolve("dark.png"));
            shoot(browser, page, "", 390, false, out.resolve("phone.png"));
            shoot(browser, page, mechanism, 1280, false, out.resolve("mechanism.png"));
            shoot(browser, page, mechanism, 390, true, out.resolve("mechanism-phone-dark.png"));
            browser.open(page, "");
            browser.media("print", false, true);
            Files.write(out.resolve("print.pdf"), browser.pdf());
        }
    }

    private static void shoot(Browser browser, Path page, String fragment, int width, boolean dark, Path file)
            throws IOException {
        browser.size(width, 900);
        browser.media("screen", dark, true);
        browser.open(page, fragment);
        Files.write(file, browser.screenshot());
    }
}
