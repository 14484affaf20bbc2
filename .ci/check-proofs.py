"""Runs the proofs of what the original is excused for, conformance/baselines/proofs/pytorch-legacy, by its own Python.

A proof is a few lines of plain PyTorch that end well if and only if the defect is still there. Each entry of the baseline names
proofs of its defects, and each proof that no entry names says why no case has it.
"""

import json
import pathlib
import re
import subprocess
import sys
from typing import List

BASELINES = pathlib.Path(__file__).parent.parent / "conformance" / "baselines"
PROOFS = BASELINES / "proofs" / "pytorch-legacy"

#: Defects that no case shows, and why.
WITHOUT_CASE = {
}


def named(entry: dict) -> List[str]:
    return re.findall(r"proofs/pytorch-legacy/([\w-]+)\.py", entry["reason"])


def main() -> int:
    wrong = []
    entries = json.loads((BASELINES / "pytorch-legacy.json").read_text(encoding="utf-8"))["entries"]
    proofs = {path.stem: path for path in sorted(PROOFS.glob("*.py"))}
    wrong += [f"the entry of {entry['case']} names no proof" for entry in entries if not named(entry)]
    needed = {name for entry in entries for name in named(entry)}
    wrong += [f"{name}: there is no such proof" for name in sorted(needed - proofs.keys())]
    unneeded = proofs.keys() - needed
    wrong += [f"{name}: no entry of the baseline names it" for name in sorted(unneeded - WITHOUT_CASE.keys())]
    wrong += [f"{name} is named by an entry, so it need not be listed here" for name in sorted(WITHOUT_CASE.keys() - unneeded)]
    for name, path in proofs.items():
        finished = subprocess.run([sys.executable, "-W", "ignore", str(path)], capture_output=True, text=True)
        if finished.returncode != 0:
            wrong.append(f"{path}: the defect is gone, or another one is there:\n{finished.stdout}{finished.stderr}")
    print("\n".join(wrong) or f"{len(proofs)} defects of the original are still there")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
