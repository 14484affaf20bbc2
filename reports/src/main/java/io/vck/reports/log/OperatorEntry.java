package io.vck.reports.log;

/**
 * A row of the operator table.
 *
 * @param schema in PyTorch's notation, {@code mul(Tensor self, Tensor other) -> Tensor}
 * @param batching how {@code vmap} treats it: {@code rule}, {@code composite} or {@code fallback}
 * @param derivative whether it has one
 */
public record OperatorEntry(String name, String schema, String batching, boolean derivative) {}
