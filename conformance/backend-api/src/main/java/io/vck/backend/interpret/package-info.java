/** The one interpreter of programs, generic in the tensor type, and what it asks of a tensor library. */
package io.vck.backend.interpret;
