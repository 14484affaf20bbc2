/** What a backend implements, and what it is asked and answers. */
package io.vck.backend.spi;
