#!/usr/bin/env python3
"""Records what the kernels of the original give, for GoldenTest to compare those of the reference with.

    reference-impl/src/test/golden/record.py [--check]

Wants Python with PyTorch 2.13. Writes to src/test/resources/golden: inputs.jsonl, and a file a family of operators, a call
a line. With --check it writes nothing and says where the kept files differ from what the original gives here.

The original does not always agree with itself: vectorised loops, the rest that they leave over, and processors with wider
or narrower registers round differently and treat infinities differently. So each pointwise call is made on all paths
(contiguous and strided, for every capability of this processor). Where results differ by more than the call allows, all are
kept, under "or", by the index of the element; each of them is right.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

import agreement
import breadth
import families
import inputs
import original

FILES = pathlib.Path(__file__).parent.parent / "resources" / "golden"
CAPABILITY = "ATEN_CPU_CAPABILITY"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the kept files instead of writing them")
    parser.add_argument("--as-worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.as_worker:
        json.dump(on_this_path(), sys.stdout)
        return
    recorded = record()
    if options.check:
        sys.exit(check(recorded))
    FILES.mkdir(parents=True, exist_ok=True)
    for name, lines in recorded.items():
        text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
        (FILES / f"{name}.jsonl").write_text(text, encoding="utf-8")
        print(f"{name}.jsonl: {len(lines)} lines, {len(text)} bytes")


def on_this_path():
    """What each call of each family gives on this process's capability: a list of results a call."""
    named = inputs.named()
    return {
        family: [[original.encode(result) for result in original.results(call, named)] for call in calls]
        for family, calls in all_calls(named).items()
    }


def all_calls(named):
    """The calls of each family, and those that they leave out."""
    of_families = families.all_calls()
    return of_families | {"breadth": breadth.missing(of_families, named)}


def record():
    """The content of each file."""
    runs = [worker(capability) for capability in capabilities()]
    named = inputs.named()
    calls_of_families = all_calls(named)
    arguments = [[call.args, *call.kwargs.values()] for calls in calls_of_families.values() for call in calls]
    used = dict.fromkeys([*inputs.named(), *original.references(arguments)])
    recorded = {"inputs": [{"name": name} | stored(named[name]) for name in used]}
    for family, calls in calls_of_families.items():
        recorded[family] = []
        for i, call in enumerate(calls):
            results = [result for run in runs for result in run[family][i]]
            recorded[family].append(line(call, results))
    return recorded


def capabilities():
    """This processor's own first, then those that it can pass for."""
    import torch

    return {"AVX512": ["avx512", "avx2", "default"], "AVX2": ["avx2", "default"]}.get(
        torch.backends.cpu.get_cpu_capability(), ["default"]
    )


def worker(capability):
    """What a process of its own gives, which has that capability and keeps its warnings to itself."""
    command = [sys.executable, __file__, "--as-worker"]
    environment = os.environ | {CAPABILITY: capability, "TORCH_CPP_LOG_LEVEL": "ERROR"}
    finished = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(finished.stdout)


def stored(tensor):
    """A tensor with its whole memory, gaps included."""
    memory = tensor.as_strided((tensor.untyped_storage().nbytes() // tensor.element_size(),), (1,), 0)
    return original.encode(tensor) | {"values": original.numbers(memory)}


def line(call, results):
    written = {"call": call.operator, "args": original.encode(call.args)}
    if call.kwargs:
        written["kwargs"] = {name: original.encode(value) for name, value in call.kwargs.items()}
    if call.gradient is not None:
        written["gradient"] = call.gradient
        written["weight"] = original.encode(call.weight)
    if call.ulps:
        written["ulps"] = call.ulps
    if call.apart:
        written["apart"] = {str(index): why for index, why in call.apart.items()}
    if call.several and isinstance(results[0], dict) and "raises" in results[0]:
        written["refusal"] = "any"
    written["gives"] = results[0]
    alternatives = agreement.alternatives(results, call.ulps)
    if alternatives:
        written["or"] = alternatives
    return written


def check(recorded):
    """The number of lines that differ from the kept ones, each printed; at most 1, as an exit code."""
    differences = []
    for name, lines in recorded.items():
        kept = [json.loads(text) for text in (FILES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        if len(kept) != len(lines):
            differences.append(f"{name}.jsonl has {len(kept)} lines, recorded {len(lines)}")
        for number, (before, now) in enumerate(zip(kept, lines), 1):
            differences += [f"{name}.jsonl:{number}: {text}" for text in agreement.differences(before, now)]
    for difference in differences:
        print(difference, file=sys.stderr)
    print(f"{sum(map(len, recorded.values()))} lines recorded, {len(differences)} differ")
    if differences:
        print(f"If the original is right, record anew: {sys.argv[0]}", file=sys.stderr)
    return min(len(differences), 1)


if __name__ == "__main__":
    main()
