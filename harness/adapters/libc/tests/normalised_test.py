"""Every difference between refsock and the C interface on one platform stands in docs/normalised.md.

Usage: normalised_test.py SOCKMATRIX ROOT RECORDINGS
RECORDINGS is a folder with a folder a platform; those that have recordings of both are compared.
A difference is listed if the page names one of its case's clauses, or the reason for which the C interface lacks it.
"""
import json
import pathlib
import re
import subprocess
import sys


def output_of(program, *arguments):
    done = subprocess.run([*program, *arguments, "--format", "json"], stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}")
    return json.loads(done.stdout)


def listed_on(page, platform):
    """The clauses and the reasons of all items that hold on this platform."""
    sections = re.split(r"^## ", page, flags=re.M)
    items = "".join(one for one in sections if platform.startswith("windows") or not one.startswith("On Windows"))
    clauses = {clause for item in re.findall(r"^- \*\*(.+?)\*\*", items, re.M) for clause in item.split()}
    return clauses, set(re.findall(r"^- `(.+?)`:", items, re.M))


def reasons_of(side):
    return {step["unsupported"] for step in side.get("seen", []) if step and "unsupported" in step}


def not_listed(sockmatrix, recordings, page, clauses_of):
    clauses, reasons = listed_on(page, recordings.name)
    differences = output_of(sockmatrix, "diff", f"{recordings}/refsock.ndjson", f"{recordings}/libc.ndjson")
    if not differences:
        sys.exit(f"{recordings}: no difference at all, which cannot be: the C interface has no timeouts")
    missing = [one for one in differences
               if not clauses_of[one["case"]] & clauses and not reasons_of(one["right"]) & reasons]
    for one in missing:
        left, right = (one[side]["verdict"] for side in ("left", "right"))
        print(f"{one['case']}: refsock {left}, libc {right}: docs/normalised.md names none of",
              " ".join(sorted(clauses_of[one["case"]])))
    print(f"{recordings}: {len(differences)} differences, {len(missing)} of them not listed")
    return missing


def main(program, root, recordings):
    sockmatrix = [program, "--root", root]
    page = pathlib.Path(root, "docs/normalised.md").read_text(encoding="utf-8")
    clauses_of = {case["id"]: set(case["clauses"]) for case in output_of(sockmatrix, "list")}
    both = [found.parent for found in pathlib.Path(recordings).glob("*/libc.ndjson")
            if (found.parent / "refsock.ndjson").exists()]
    if not both:
        sys.exit(f"{recordings}: no platform has recordings of refsock and of libc")
    return 1 if any([not_listed(sockmatrix, one, page, clauses_of) for one in both]) else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
