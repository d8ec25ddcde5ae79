#!/usr/bin/env python3
"""Every action is pinned by a whole commit with its version beside it, and every job has a time limit and few rights."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
USES = re.compile(r"^\s*(?:- )?uses:\s*(\S+)(.*)$")
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
VERSION = re.compile(r"^ # v\d+(\.\d+)*$")
JOB = re.compile(r"^  ([\w-]+):$")


def uses_faults(lines):
    for number, line in enumerate(lines, 1):
        found = USES.match(line)
        if not found or found[1].startswith("./"):
            continue
        if not PINNED.match(found[1]):
            yield number, f"{found[1]} is not pinned by a whole commit"
        elif not VERSION.match(found[2]):
            yield number, f"{found[1]} has no version beside it (# v1.2.3)"


def workflow_faults(lines):
    text = "\n".join(lines)
    for key in ("permissions", "concurrency"):
        if not re.search(rf"^{key}:", text, re.M):
            yield 1, f"no {key} of the workflow"
    head, _, jobs = text.partition("\njobs:\n")
    begin = head.count("\n") + 2
    name, limited, start = None, True, 0
    for number, line in enumerate(jobs.split("\n") + ["  end:"], begin + 1):
        found = JOB.match(line)
        if found:
            if not limited:
                yield start, f"job {name} has no timeout-minutes"
            name, limited, start = found[1], False, number
        limited = limited or line.startswith("    timeout-minutes:")


def disagreeing(files):
    """One action has one pin everywhere."""
    pins = {}
    for file, lines in files.items():
        for line in lines:
            found = USES.match(line)
            if found and not found[1].startswith("./"):
                pins.setdefault(found[1].partition("@")[0], set()).add(found[1])
    return [f"{name} is pinned in {len(ways)} ways" for name, ways in pins.items() if len(ways) > 1]


def main():
    workflows = sorted((ROOT / "workflows").glob("*.yml"))
    actions = sorted((ROOT / "actions").glob("*/action.yml"))
    files = {file: file.read_text().split("\n") for file in workflows + actions}
    faults = [f"{file.relative_to(ROOT.parent)}:{number}: {what}"
              for file, lines in files.items() for number, what in uses_faults(lines)]
    faults += [f"{file.relative_to(ROOT.parent)}:{number}: {what}"
               for file in workflows for number, what in workflow_faults(files[file])]
    faults += disagreeing(files)
    if not workflows:
        faults.append("no workflow at all")
    print("\n".join(faults) or f"{len(files)} files are pinned.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
