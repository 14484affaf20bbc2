package io.vck.conformance.fuzz.catalogue;

/** Which tensors fit: {@code positive float[*s, n]}. */
public record TensorPattern(DTypes dtypes, ShapePattern shape, Domain domain) {}
