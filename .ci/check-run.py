"""Refuses a run that did not judge every case on the original, or judged another version of it."""

import json
import sys

ORIGINAL_VERSION = "2.13.0"

with open(sys.argv[1], encoding="utf-8") as file:
    backends = {backend["name"]: backend for backend in json.load(file)["backends"]}

problems = []
for name in ("reference", "loop", "pytorch-legacy"):
    if name not in backends:
        problems.append(f"{name}: did not run")
for name in ("reference", "pytorch-legacy"):
    counts = backends.get(name, {})
    if counts.get("pass") != counts.get("total") or counts.get("unchecked") != 0:
        problems.append(f"{name}: not every case passed with every expectation checked: {counts}")
original = backends.get("pytorch-legacy", {})
if original.get("version") != ORIGINAL_VERSION:
    problems.append(f"pytorch-legacy: expected version {ORIGINAL_VERSION}, got {original.get('version')}")
for name, counts in backends.items():
    print(f"{name} {counts['version']}: {counts['pass']} of {counts['total']} pass, {counts['unsupported']} unsupported")
if problems:
    sys.exit("\n".join(problems))
