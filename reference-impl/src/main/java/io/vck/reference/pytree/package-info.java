/** Nested tuples, lists and dicts as a list of leaves and a structure. */
package io.vck.reference.pytree;
