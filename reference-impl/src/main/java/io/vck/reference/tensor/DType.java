package io.vck.reference.tensor;

import java.util.Locale;

/** The element types, in the order in which type promotion climbs. */
public enum DType {
    BOOL("bool", Category.BOOL, "Bool"),
    INT32("int32", Category.INTEGRAL, "Int"),
    INT64("int64", Category.INTEGRAL, "Long"),
    FLOAT32("float32", Category.FLOATING, "Float"),
    FLOAT64("float64", Category.FLOATING, "Double"),
    COMPLEX64("complex64", Category.COMPLEX, "ComplexFloat"),
    COMPLEX128("complex128", Category.COMPLEX, "ComplexDouble");

    /** What kind of number a type holds, in the order of type promotion. */
    public enum Category {
        BOOL,
        INTEGRAL,
        FLOATING,
        COMPLEX
    }

    private final String label;
    private final Category category;
    private final String title;

    DType(String label, Category category, String title) {
        this.label = label;
        this.category = category;
        this.title = title;
    }

    /** The name as PyTorch spells it after {@code torch.}, for example {@code float32}. */
    public String label() {
        return label;
    }

    /** The name that PyTorch's messages use, for example {@code Float} for {@code float32}. */
    public String title() {
        return title;
    }

    /** The name that PyTorch's messages on mixed matrix products use. */
    public String cName() {
        switch (this) {
            case INT64:
                return "long int";
            case COMPLEX64:
                return "c10::complex<float>";
            case COMPLEX128:
                return "c10::complex<double>";
            default:
                return title.toLowerCase(Locale.ROOT);
        }
    }

    public Category category() {
        return category;
    }

    /** How many bytes an element takes in PyTorch's memory. */
    public int bytes() {
        switch (this) {
            case BOOL:
                return 1;
            case INT32:
            case FLOAT32:
                return 4;
            case COMPLEX128:
                return 16;
            default:
                return 8;
        }
    }

    public boolean isComplex() {
        return category == Category.COMPLEX;
    }

    public boolean isFloatingPoint() {
        return category == Category.FLOATING;
    }

    /** Whether values of this type are whole numbers or truths. */
    public boolean isIntegral() {
        return category == Category.INTEGRAL || category == Category.BOOL;
    }

    /** Whether a tensor of this type can require a gradient. */
    public boolean isDifferentiable() {
        return !isIntegral();
    }

    /** The type of a complex number's parts; the type itself for a real type. */
    public DType real() {
        switch (this) {
            case COMPLEX64:
                return FLOAT32;
            case COMPLEX128:
                return FLOAT64;
            default:
                return this;
        }
    }

    /** The complex type with parts of this type; the type itself if it is complex. */
    public DType complex() {
        return this == FLOAT64 || this == COMPLEX128 ? COMPLEX128 : COMPLEX64;
    }
}
