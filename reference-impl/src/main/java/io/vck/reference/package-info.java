/** The reference implementation of {@code vmap}; {@code README.md} of this module gives the reading order. */
package io.vck.reference;
