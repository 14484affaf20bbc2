"""The calls that no table makes, so that every operator is called on its whole domain.

Each operator is called with tensors of every dtype, with empty ones, with one without dims, with one in another order of
memory, with special values of each dtype that it takes, and with the least and the greatest whole numbers if it takes any; an operator
of two tensors with all pairs of dtypes. Where its tables leave one of these out, an ordinary call of theirs is made again with other
tensors in the places of its own. If several come into question, the first that the original takes is recorded; if it takes
none, its refusal.
"""

import dataclasses
import functools
import itertools

import torch

import inputs
import original
from calls import TAKE_NUMBERS
from original import Ref


BLAS = "the original's BLAS makes NaN of a complex infinity times a number, which C's rules make an infinity"
# Elements by operator and first tensor.
APART = {("mm", "small~special"): (3, 4, 5), ("mv", "square~special"): (1,)}


def apart(call):
    references = original.references(call.args)
    set_name, _, dtype = references[0].partition("/") if references else ("", "", "")
    places = APART.get((call.operator, set_name), ()) if dtype.startswith("complex") else ()
    return dict.fromkeys(places, BLAS)


def missing(families, named):
    """The calls to add to those of all families; complex numbers of Python's are left out, for which there is no notation."""
    by_operator = {}
    for call in (call for calls in families.values() for call in calls):
        if call.gradient is None:
            by_operator.setdefault(call.operator, []).append(call)
    by_element = {operator for operator, calls in by_operator.items() if any(call.pointwise for call in calls)}
    calls = [call for calls in by_operator.values() for call in Operator(calls, named).missing()]
    calls = [dataclasses.replace(call, pointwise=functional(call.operator) in by_element, apart=apart(call)) for call in calls]
    calls = [call for call in calls if not reads_foreign_memory(call)]
    return [call for call in calls if can_be_kept(original.run(call, named))]


def reads_foreign_memory(call):
    """The original doesn't check this gradient's dims."""
    return call.operator == "unfold_backward" and "~scalar" in call.args[0].name


def functional(operator):
    """The operator of which this one is the variant that overwrites a tensor; itself, if it is none. `add.out` is that of `add.Tensor`."""
    name, _, overload = operator.partition(".")
    name, overload = name.removesuffix("_"), overload.removesuffix("out").removesuffix("_")
    if f"{name}.Tensor" in TAKE_NUMBERS:
        overload = overload or "Tensor"
    return f"{name}.{overload}" if overload else name


def can_be_kept(result):
    """A failed assertion inside of the original is no refusal."""
    return not isinstance(result, complex) and "INTERNAL ASSERT" not in str(result)


def swapped(value, swap):
    """An argument with other tensors in the places of its own."""
    if isinstance(value, Ref):
        return swap(value)
    if isinstance(value, (list, tuple)):
        return [swapped(item, swap) for item in value]
    return value


def all_of(variant):
    """Puts that variant of each tensor in its place."""
    return lambda call: replaced(call, lambda ref: inputs.varied(ref.name, variant))


def first_of(variant):
    """Puts that variant of the first tensor in its place."""

    def make(call):
        first = original.references(call.args)[0]
        seen = []

        def swap(ref):
            seen.append(ref.name)
            return inputs.varied(ref.name, variant) if seen == [first] else ref.name

        return replaced(call, swap)

    return make


def in_dtype(dtype):
    """Puts tensors of that dtype in the places of those that have the first one's."""

    def make(call):
        of_first = original.references(call.args)[0].partition("/")[2]

        def swap(ref):
            name, _, kept = ref.name.partition("/")
            return f"{name}/{inputs.label(dtype) if kept == of_first else kept}"

        return replaced(call, swap)

    return make


def in_dtypes(*dtypes):
    """Puts tensors of these dtypes in the places of the first ones."""

    def make(call):
        args = [Ref(f"{arg.name.partition('/')[0]}/{inputs.label(dtype)}") for arg, dtype in zip(call.args, dtypes)]
        return dataclasses.replace(call, args=args + call.args[len(args) :], apart={})

    return make


def replaced(call, name_of):
    swap = lambda ref: Ref(name_of(ref))
    args = swapped(call.args, swap)
    kwargs = {name: swapped(value, swap) for name, value in call.kwargs.items()}
    return dataclasses.replace(call, args=args, kwargs=kwargs, apart={})


EMPTY = [all_of("no-rows"), all_of("no-columns"), first_of("no-rows"), first_of("no-columns")]
WITHOUT_DIMS = [all_of("scalar"), first_of("scalar")]
OTHER_LAYOUT = [first_of("turned.matrix"), first_of("turned")]
SPECIAL = [first_of("special"), all_of("special")]


class Operator:
    """An operator, as its tables call it."""

    def __init__(self, calls, named):
        self.calls = [call for call in calls if original.references(call.args)]
        self.named = named

    @functools.cached_property
    def tensors(self):
        names = {name for call in self.calls for name in original.references(call.args)}
        return [self.named[name] for name in names]

    @functools.cached_property
    def model(self):
        """The call that is varied: one that the original takes, of floats if there is one, as they lie in memory at first."""
        taken = filter(self.is_taken, sorted(self.calls, key=self.unlikeness))
        return next(taken, self.calls[0])

    def unlikeness(self, call):
        first = self.named[original.references(call.args)[0]]
        plain = first.is_contiguous() and first.storage_offset() == 0 and first.numel() > 1
        return (first.dtype != torch.float32, not plain, "left" in original.references(call.args)[0])

    def is_taken(self, call):
        return not isinstance(original.run(call, self.named), Exception)

    def missing(self):
        if not self.calls:
            return
        for dtype in inputs.DTYPES:
            if not any(tensor.dtype == dtype for tensor in self.tensors):
                yield self.first_taken([in_dtype(dtype)])
        if not any(tensor.numel() == 0 for tensor in self.tensors):
            yield self.first_taken(EMPTY)
        if not any(tensor.dim() == 0 for tensor in self.tensors):
            yield self.first_taken(WITHOUT_DIMS)
        if all(tensor.is_contiguous() or tensor.dim() < 2 for tensor in self.tensors):
            yield self.first_taken(OTHER_LAYOUT)
        yield from self.specials()
        yield from self.extremes()
        yield from self.pairs()

    def specials(self):
        """In each dtype that has any and that the operator takes; a refusal, if it takes none."""
        fractions = inputs.REAL + inputs.COMPLEX
        missing = [dtype for dtype in fractions if not self.is_taken_with_specials(dtype)]
        taken = [next(filter(self.is_taken, self.calls_in(dtype)), None) for dtype in missing]
        if missing == fractions and not any(taken):
            yield self.first_taken(SPECIAL)
        yield from (self.first_taken(SPECIAL, call) for call in taken if call)

    def is_taken_with_specials(self, dtype):
        return any(
            any(inputs.is_special(self.named[name], dtype) for name in original.references(call.args)) and self.is_taken(call)
            for call in self.calls
        )

    def extremes(self):
        for dtype in inputs.WHOLE:
            if any(inputs.is_extreme(tensor) for tensor in self.tensors if tensor.dtype == dtype):
                continue
            in_whole = next(filter(self.is_taken, self.calls_in(dtype)), None)
            if in_whole:
                yield first_of("extremes")(in_whole)

    def calls_in(self, dtype):
        """Calls that might be taken whose first tensor is of that dtype."""
        yield in_dtype(dtype)(self.model)
        if self.model.args and isinstance(self.model.args[0], Ref):
            yield in_dtypes(dtype)(self.model)
        yield from (call for call in self.calls if self.named[original.references(call.args)[0]].dtype == dtype)

    def pairs(self):
        """Of dtypes; results that are written to a third tensor are those of the operator that returns them."""
        if self.model.kwargs.get("out") or not all(isinstance(arg, Ref) for arg in self.model.args[:2]) or len(self.model.args) < 2:
            return
        if self.calls[0].operator == "where.self":
            return
        known = {self.dtypes_of(call) for call in self.calls}
        few = all_of("few")(self.model)
        model = few if self.is_taken(few) else self.model
        for pair in itertools.product(inputs.DTYPES, inputs.DTYPES):
            if pair not in known:
                yield dataclasses.replace(self.first_taken([in_dtypes(*pair)], model), several=True)

    def dtypes_of(self, call):
        return tuple(self.named[arg.name].dtype for arg in call.args[:2] if isinstance(arg, Ref))

    def first_taken(self, variations, model=None):
        model = dataclasses.replace(model or self.model, ulps=max(call.ulps for call in self.calls))
        candidates = [variation(model) for variation in variations]
        return next(filter(self.is_taken, candidates), candidates[0])
