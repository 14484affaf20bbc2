/**
 * Deep Java Library behind the SPI: a tensor library of somebody else's, judged with vmap as a loop over its own operators.
 *
 * <p>{@link io.vck.djl.DjlBackend} says who it is, {@link io.vck.djl.DjlLibrary} makes and reads its tensors, and the tables
 * {@link io.vck.djl.Elementwise}, {@link io.vck.djl.Shapes}, {@link io.vck.djl.Parts} and {@link io.vck.djl.Others} have its operators.
 */
package io.vck.djl;
