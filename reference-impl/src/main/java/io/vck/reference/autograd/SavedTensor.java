package io.vck.reference.autograd;

import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;

/** A tensor that a formula may need, with the version that its memory had. */
record SavedTensor(StridedTensor tensor, int version) {

    static SavedTensor of(StridedTensor tensor) {
        return new SavedTensor(tensor, tensor.storage().version());
    }

    /** The tensor, unless its memory has been written to since. */
    StridedTensor unpack() {
        int now = tensor.storage().version();
        if (now != version) {
            throw PythonError.runtime("one of the variables needed for gradient computation has been modified by an "
                    + "inplace operation: " + tensor + " is at version " + now + "; expected version " + version
                    + " instead");
        }
        return tensor;
    }
}
