"""The adapter of my-library: lets the vmap compatibility kit run programs on it.

    vck smoke --backend-command 'python3 adapter.py'     is the adapter right?
    vck run --backend-command 'python3 adapter.py'       is vmap right?

This file is yours. The package vck_adapter beside it is the kit's part: protocol, values, interpreter, a loop. What
stands here is what they need to know of a library, first with a toy that works; replace the toy method by method.
"""

import itertools

import toy_tensor as toy
from vck_adapter.library import Library, ObservedTensor, Unsupported
from vck_adapter.loop import loop_vmap
from vck_adapter.protocol import serve, take_over_streams

#: Functions that programs call, by the names that PyTorch gives them. Programs with others are unsupported.
FUNCTIONS = {
    "torch.stack": toy.stack,
}

#: Methods of tensors; the tensor comes first. The operators + - * / and the like are those of the tensor's class.
METHODS = {
    "size": toy.size,
    "select": toy.select,
}


class MyLibrary(Library):
    name = "my-library"
    version = "0.1"

    #: What the library can do, from the guide's table. Claim only what holds: what is claimed is judged.
    capabilities = ("int32", "float64", "complex", "many-dims", "loop")

    #: The library's own objects for element types.
    dtypes = {dtype.name: dtype for dtype in toy.DType}

    def is_tensor(self, value):
        return isinstance(value, toy.Tensor)

    def tensors(self, data):
        """Makes the inputs of a program. With views, tensors over one storage are to share memory."""
        return [self._tensor(each) for each in data]

    def _tensor(self, data):
        """A tensor is a strided window on its storage: the elements are picked out one by one."""
        dtype = self.dtypes[data.storage.dtype]
        memory = dtype.unpack(data.storage.data)
        elements = [
            memory[data.offset + sum(i * stride for i, stride in zip(index, data.strides))]
            for index in itertools.product(*map(range, data.shape))
        ]
        return toy.Tensor(dtype, data.shape, elements)

    def read(self, tensor):
        """What a tensor holds, in row-major order. Add strides and requires_grad if tensors have them."""
        return ObservedTensor(tensor.dtype.name, tensor.shape, tensor.dtype.pack(tensor.elements))

    def function(self, qualified_name):
        return _known(FUNCTIONS, qualified_name)

    def method(self, name):
        return _known(METHODS, name)

    def vmap(self, func, in_dims=0, out_dims=0):
        """What it is all about: return your library's vmap(func, in_dims, out_dims). Until then, a loop."""
        return loop_vmap(self)(func, in_dims, out_dims)


def _known(table, name):
    if name not in table:
        raise Unsupported(f"my-library has no {name}")
    return table[name]


if __name__ == "__main__":
    requests, answers = take_over_streams()  # from here on, print() goes to standard error
    serve(MyLibrary(), requests, answers)
