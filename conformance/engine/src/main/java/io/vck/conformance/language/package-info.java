/**
 * The language of cases: text to program tree, tree to text, tree to JSON, and what can be checked without running.
 *
 * <p>The grammar is {@code ProgramGrammar.g4}. It says which texts are programs; {@link
 * io.vck.conformance.language.ProgramParser} says which tree a text is; the tree, in {@code io.vck.backend.program}, is
 * what backends get.
 */
package io.vck.conformance.language;
