/** Makes the inputs of cases, bit for bit the same everywhere, and the values that are expected of programs over them. */
package io.vck.conformance.inputs;
