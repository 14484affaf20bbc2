/** Cases as the text of a case file: the way back from {@code cases.load}. */
package io.vck.conformance.cases.write;
