/** What random programs are made of: operators, and the arguments that fit them. */
package io.vck.conformance.fuzz.catalogue;
