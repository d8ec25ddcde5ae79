#!/usr/bin/env python3
"""images.py LAST NOW: which targets ran on another machine image than in LAST, as Markdown."""
import json
import pathlib
import sys


def images(folder):
    found = {}
    for file in sorted(pathlib.Path(folder).rglob("*.ndjson")):
        with file.open(encoding="utf-8") as lines:
            run = json.loads(lines.readline())["run"]
        found[run["target"]] = run.get("facts", {}).get("image", "no image")
    return found


def main(last, now):
    before, after = images(last), images(now)
    changed = [(target, before[target], image) for target, image in after.items()
               if before.get(target, image) != image]
    if not changed:
        print("The machine images are the same.\n")
        return
    print("| target | image before | image now |\n|---|---|---|")
    for row in changed:
        print("| " + " | ".join(row) + " |")
    print("\nWhat these targets do otherwise below, the new image may have changed.\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
