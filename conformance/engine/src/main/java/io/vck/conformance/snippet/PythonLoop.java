package io.vck.conformance.snippet;

/** A vmap as a loop in plain PyTorch, which a snippet brings along to compare with. */
final class PythonLoop {
    private static final String LOOP = """
        def %s(function, in_dims=0, out_dims=0):
            def spread(value, dim):
                items = list(value.values()) if isinstance(value, dict) else list(value)
                dims = [dim] * len(items) if isinstance(dim, int) else dim
                return items, [dims[key] for key in value] if isinstance(dims, dict) else dims

            def sizes(value, dim):
                if isinstance(value, torch.Tensor) or dim is None:
                    return [] if dim is None else [value.size(dim)]
                return [size for item, d in zip(*spread(value, dim)) for size in sizes(item, d)]

            def lane(value, dim, i):
                if isinstance(value, torch.Tensor) or dim is None:
                    return value if dim is None else value.select(dim, i)
                items = [lane(item, d, i) for item, d in zip(*spread(value, dim))]
                return dict(zip(value, items)) if isinstance(value, dict) else type(value)(items)

            def mapped(*args):
                lanes = [function(*lane(args, in_dims, i)) for i in range(sizes(args, in_dims)[0])]
                if not isinstance(lanes[0], tuple):
                    return torch.stack(lanes, out_dims[0] if isinstance(out_dims, tuple) else out_dims)
                each = [out_dims] * len(lanes[0]) if isinstance(out_dims, int) else out_dims
                return tuple(torch.stack(lane, dim) for lane, dim in zip(zip(*lanes), each))

            return mapped
        """;

    private PythonLoop() {}

    /** The definition of the function by a name. */
    static String definition(String name) {
        return LOOP.formatted(name);
    }
}
