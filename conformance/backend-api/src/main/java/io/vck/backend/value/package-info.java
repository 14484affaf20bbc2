/** The values of programs, and the data that enters and leaves them. */
package io.vck.backend.value;
