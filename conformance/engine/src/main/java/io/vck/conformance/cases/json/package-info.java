/** JSON in which every value knows where it stands. */
package io.vck.conformance.cases.json;
