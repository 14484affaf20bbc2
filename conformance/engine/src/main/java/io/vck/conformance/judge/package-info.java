/**
 * What has to be observed of a case, and how what was observed is judged. {@link io.vck.conformance.judge.Judge} is the
 * way in; the kinds of expectation are in {@code expectation}, the comparison of values in {@code compare}.
 */
package io.vck.conformance.judge;
