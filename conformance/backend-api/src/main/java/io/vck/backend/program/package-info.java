/** The program tree: what every backend gets, in whatever language. */
package io.vck.backend.program;
