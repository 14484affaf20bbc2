/**
 * Backends in other processes. The harness and an adapter talk in JSON lines; {@code wire.schema.json} describes every
 * message.
 *
 * <p>What travels, from the inside out: {@link io.vck.conformance.wire.ElementCodec} for the elements of a tensor, {@link
 * io.vck.conformance.wire.ValueCodec} for values, {@link io.vck.conformance.wire.RequestWriter} and {@link
 * io.vck.conformance.wire.AnswerReader} for messages; {@link io.vck.conformance.wire.HarnessMessage} and {@link
 * io.vck.conformance.wire.AnswerWriter} are their inverse, for adapters in Java. {@link io.vck.conformance.wire.AdapterPipes} carries them, in the
 * {@link io.vck.conformance.wire.TurnQueue} of an {@link io.vck.conformance.wire.AdapterProcess}; {@link
 * io.vck.conformance.wire.Attempt} is the way of one program; {@link io.vck.conformance.wire.WireBackend} makes a backend of it all, and {@link io.vck.conformance.wire.WireSession} starts
 * the adapter again when it has died.
 */
package io.vck.conformance.wire;
