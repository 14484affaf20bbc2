package io.vck.reports.known;

/**
 * What a baseline was written for. It excuses other versions only as far as nobody has looked.
 *
 * @param version of the backend
 * @param suite version of the suite
 */
public record WrittenFor(String version, String suite) {}
