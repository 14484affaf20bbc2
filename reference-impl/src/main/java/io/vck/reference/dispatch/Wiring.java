package io.vck.reference.dispatch;

import java.util.List;

/**
 * What the dispatcher runs: all operators, and the layers above their kernels. The packages that provide them stand
 * above this one and are found as a service.
 */
public interface Wiring {

    List<Operator> operators();

    /** The layers, the outermost first. */
    List<Layer> layers();
}
