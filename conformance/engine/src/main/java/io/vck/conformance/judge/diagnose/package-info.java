/** What differences look like: which mistake gives just what was observed. */
package io.vck.conformance.judge.diagnose;
