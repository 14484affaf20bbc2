/** The kit's cases as JUnit 5 tests, for tensor libraries on the JVM. */
package io.vck.junit5;
