"""`python -m vck_suite SUITE BACKEND`: judges a backend of this package by a suite that `vck export` wrote."""

import argparse
import collections
import importlib
import json
import os
import sys
from typing import Any, Dict, Iterator, List

from vck_adapter.__main__ import BACKENDS
from vck_adapter.protocol import PROTOCOL, Adapter

from .judge import Backend, Verdict, judge

FAILED = 1


def main(arguments: List[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m vck_suite", description=__doc__)
    parser.add_argument("suite", help="the folder that vck export wrote")
    parser.add_argument("backend", choices=sorted(BACKENDS))
    parser.add_argument("--profile", help="only what the capabilities of this profile can tell")
    parser.add_argument("--log", help="compare all verdicts with those of a result log of vck run")
    options = parser.parse_args(arguments)
    backend = _backend(options.backend, options.suite, options.profile)
    verdicts = {}
    failures = []
    for case in read_cases(options.suite):
        verdict = judge(case, backend)
        verdicts[case["id"]] = verdict
        if verdict.outcome not in ("pass", "unsupported") and "disputed" not in case:
            failures.append(f"{verdict.outcome.upper()} {case['id']}\n  {verdict.message}")
    print(*failures, sep="\n")
    counts = collections.Counter(verdict.outcome for verdict in verdicts.values())
    print(f"{len(verdicts)} cases: " + ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())))
    if options.log:
        return _compare(verdicts, options.log)
    return FAILED if failures else 0


def read_cases(suite: str) -> Iterator[Dict[str, Any]]:
    """All cases of an export, in order."""
    with open(os.path.join(suite, "index.json"), encoding="utf-8") as file:
        index = json.load(file)
    if index["export"].partition(".")[0] != "1":
        sys.exit(f"vck_suite: this reads exports of version 1, {suite} is of version {index['export']}")
    for entry in index["files"]:
        with open(os.path.join(suite, entry["path"]), encoding="utf-8") as file:
            yield from map(json.loads, file)


def _backend(name: str, suite: str, profile: str) -> Backend:
    module, library = BACKENDS[name]
    adapter = Adapter(getattr(importlib.import_module(module), library)())

    def answer(message: Dict[str, Any]) -> Dict[str, Any]:
        return adapter.answer(json.dumps(message).encode()) or {}

    capabilities = frozenset(answer({"type": "start", "protocol": PROTOCOL})["capabilities"])
    if profile:
        with open(os.path.join(suite, "profiles.json"), encoding="utf-8") as file:
            capabilities &= frozenset(json.load(file)["profiles"][profile]["capabilities"])
    return Backend(capabilities, answer)


def _compare(verdicts: Dict[str, Verdict], log: str) -> int:
    """With a profile, vck run passes over the cases that nothing of can be judged."""
    with open(log, encoding="utf-8") as file:
        records = {line["id"]: line for line in map(json.loads, file) if line["type"] == "record"}
    differences = [f"{case} is not in the suite" for case in records.keys() - verdicts.keys()]
    for case, verdict in verdicts.items():
        record = records.get(case, {"verdict": "unsupported", "unchecked": verdict.unchecked})
        if (verdict.outcome, verdict.unchecked) != (record["verdict"], record["unchecked"]):
            differences.append(
                f"{case} is {verdict.outcome} with {verdict.unchecked} unchecked ({verdict.message}),"
                f" in the log {record['verdict']} with {record['unchecked']} unchecked"
            )
    for difference in differences:
        print(difference)
    print(f"{len(differences)} of {len(verdicts)} verdicts differ from the log's")
    return FAILED if differences or not verdicts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
