/** What a case is, once it has been read and expanded. */
package io.vck.conformance.cases;
