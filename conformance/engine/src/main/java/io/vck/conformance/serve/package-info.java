/**
 * The other end of the wire: a backend of this process, for a harness in another one. {@code wire} brings the messages;
 * here they are answered.
 */
package io.vck.conformance.serve;
