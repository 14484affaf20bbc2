/**
 * Reverse-mode differentiation.
 *
 * <p>NOTE [The graph]: While calls are recorded, each result remembers the call that made it, as an {@link
 * io.vck.reference.autograd.Edge} to a {@link io.vck.reference.autograd.GradNode}; each node has edges to the nodes that
 * made its arguments. Tensors that were made by no call, leaves, have a node too, where gradients arrive. {@link
 * io.vck.reference.autograd.GradEngine} walks this graph backwards. The formulas that it calls are made of operators, so
 * they can be recorded again (gradients of gradients), and what flows through them may be batched (vmap over gradients).
 * Batched tensors themselves are never recorded: the layer stands below the batching layer and sees physical tensors.
 *
 * <p>NOTE [In-place on views]: Tensors that share memory share history. What was a view of {@code x} before {@code x} was
 * written to is still a view of {@code x}, so its history must go through the write. A view therefore remembers how it
 * was made from its base ({@link io.vck.reference.autograd.ViewRecipe}). When any tensor over the memory is written to,
 * the history of the base is rebased: the write becomes a node in the base's history, and each view, when it is next
 * asked, makes its own history anew by being made from the base again.
 */
package io.vck.reference.autograd;
