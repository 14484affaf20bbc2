package io.vck.reports.allure;

/**
 * A text that is attached to a result.
 *
 * @param extension of its file, {@code .txt}
 */
public record AllureText(String name, String extension, String text) {
    /** The type of all of them. */
    public static final String TYPE = "text/plain";
}
