"""Refuses a run that did not judge every case on every backend, or judged another version of the original, or found the
original or the reference at odds with a case that mirrors the original's tests. All else is the gate's, by the baselines of
the backends.

    check-run.py FOLDER    the logs of the run, and run.json, what vck run --json printed
"""

import json
import os
import sys

ORIGINAL_VERSION = "2.13.0"
BACKENDS = ("reference", "loop", "pytorch-legacy", "pytorch-func")

folder = sys.argv[1]
with open(os.path.join(folder, "run.json"), encoding="utf-8") as file:
    run = json.load(file)
backends = {backend["name"]: backend for backend in run["backends"]}

problems = []
if not run["gate"]["green"]:
    problems.append("the gate is red")
for name in BACKENDS:
    if name not in backends:
        problems.append(f"{name}: did not run")
cases = {counts["total"] for counts in backends.values()}
if len(cases) != 1 or 0 in cases:
    problems.append(f"not every backend ran every case: {backends}")
for name in ("reference", "pytorch-legacy"):
    counts = backends.get(name, {})
    if counts.get("unchecked") != 0:
        problems.append(f"{name}: not every expectation was checked: {counts}")
original = backends.get("pytorch-legacy", {})
if original.get("version") != ORIGINAL_VERSION:
    problems.append(f"pytorch-legacy: expected version {ORIGINAL_VERSION}, got {original.get('version')}")

for name in ("reference", "pytorch-legacy"):
    with open(os.path.join(folder, f"{name}.jsonl"), encoding="utf-8") as file:
        for record in map(json.loads, file):
            if record["type"] == "record" and record["mirrors"] and record["verdict"] != "pass":
                problems.append(f"{name}: {record['id']} mirrors {record['mirrors']} and does not pass")

for name, counts in backends.items():
    print(f"{name} {counts['version']}: {counts['pass']} of {counts['total']} pass, {counts['unsupported']} unsupported")
if problems:
    sys.exit("\n".join(problems))
