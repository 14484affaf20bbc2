package io.vck.reference.dispatch;

/** A step on the way of a call to its kernel, which may take the call or let it pass. */
public interface Layer {

    /**
     * @param below the layers that follow, for what this layer doesn't do itself
     */
    Object call(Operator operator, Arguments args, Dispatcher below);
}
