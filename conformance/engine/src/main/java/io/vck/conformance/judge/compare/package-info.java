/** Comparison of expected with observed values, and the text in which values appear in messages. */
package io.vck.conformance.judge.compare;
