package io.vck.reference.dispatch;

import java.util.List;

/**
 * What the dispatcher runs: all operators, and the layers above their kernels. The packages that provide them stand
 * above this one, which knows the class that puts them together by its name only.
 */
public interface Wiring {

    List<Operator> operators();

    /** The layers, the outermost first. */
    List<Layer> layers();
}
