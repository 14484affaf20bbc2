package io.vck.reference.dispatch;

/** What an operator does when one of its tensors is batched. */
public sealed interface Batching {

    /** It has a rule of its own: the same computation on physical tensors, by operators. */
    record Rule(BatchingRule rule) implements Batching {}

    /** Its kernel calls other operators, and they have rules. */
    record Composite() implements Batching {}

    /** It has no rule and is called once a lane, or refused; {@code vmap.Fallback} says when. */
    record Fallback() implements Batching {}

    /** A rule: gets the call with batched tensors and returns what the call returns. */
    @FunctionalInterface
    interface BatchingRule {
        Object call(Operator operator, Arguments args);
    }

    /** How listings name it: {@code rule}, {@code composite} or {@code fallback}. */
    default String label() {
        return this instanceof Rule ? "rule" : this instanceof Composite ? "composite" : "fallback";
    }
}
