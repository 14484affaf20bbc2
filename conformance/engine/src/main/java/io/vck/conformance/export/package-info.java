/** The suite as data, for programs in any language that judge by it without the kit: {@code vck export}. */
package io.vck.conformance.export;
