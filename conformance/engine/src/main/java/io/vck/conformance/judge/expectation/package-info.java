/** The kinds of expectation, one class each. */
package io.vck.conformance.judge.expectation;
