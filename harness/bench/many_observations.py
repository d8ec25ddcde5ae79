#!/usr/bin/env python3
"""Times `sockmatrix judge` on many recordings, beside a plain script that reads the same lines.

The recordings are made from those in reports/observed: each is one of them whole, with ports, paths and times as
another run would have them, and some answers changed. The script parses each line and groups the cells of a case by
answer, which is the least that a matrix needs.

Example: harness/bench/many_observations.py build/release/bin/sockmatrix --sizes 10000 100000
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

CODES = ["EACCES", "EAGAIN", "ECONNREFUSED", "ECONNRESET", "EINVAL", "ENOTCONN", "EOPNOTSUPP", "EPIPE"]
HEX_NAME = "(?:" + b"sockmatrix-".hex() + ")((?:[0-9a-f]{2}){6})"
RAISED = {"is": ["error", "os_error"], "message": "Changed", "native": {"space": "errno", "value": 1}}


def dumped(value):
    """One line as the harness writes it: keys sorted, no blanks."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False)


def whole_recording(file):
    """The first line's run and the lines by case of a recording, with what stands in its base."""
    with open(file, encoding="utf-8") as text:
        head, *lines = map(json.loads, text)
    cases = {}
    if "like" in head:
        base = os.path.join(os.path.dirname(os.path.dirname(file)), head["like"]["target"] + ".ndjson")
        cases = whole_recording(base)[1]
        for case in head.get("without", []):
            del cases[case]
    cases.update((line["case"], line) for line in lines if "case" in line)
    return head["run"], cases


def renewed(value, dice, new):
    """What varies from run to run, as another run would have it: `new` keeps what stands for the old values."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return new.setdefault(value, dice.randrange(32768, 60999)) if value > 1024 else value
    if isinstance(value, str):
        for name in re.findall("sockmatrix-([A-Za-z0-9]{6})", value):
            value = value.replace(name, new.setdefault(name, "%06x" % dice.randrange(1 << 24)))
        for octets in re.findall(HEX_NAME, value):
            name = bytes.fromhex(octets).decode()
            value = value.replace(octets, new.setdefault(name, "%06x" % dice.randrange(1 << 24)).encode().hex())
        return value
    if isinstance(value, list):
        return [renewed(each, dice, new) for each in value]
    return {key: renewed(each, dice, new) for key, each in value.items()}


def renewed_env(env, dice):
    new = {}
    out = {key: renewed(env[key], dice, new) for key in ("fixtures", "values") if key in env}
    if "us" in env:
        out["us"] = {step: round(time * dice.uniform(0.99, 1.01)) for step, time in env["us"].items()}
    return out


def changed(answer, dice):
    """The answer with the result of one step replaced."""
    steps = [at for at, result in enumerate(answer) if result]
    if not steps:
        return answer
    out = list(answer)
    kind = dice.randrange(3)
    other = {"raises": dict(RAISED, call="call", code=dice.choice(CODES))}
    out[dice.choice(steps)] = [{"returns": dice.randrange(1 << 31)}, {"returns": None}, other][kind]
    return out


def write_recordings(observed, folder, count, percent, copied, dice):
    """Writes recordings of `count` observations or a few more; how many there are, and their octets."""
    files = sorted(os.path.join(at, name) for at, _, names in os.walk(observed) for name in names)
    sources = [whole_recording(file) for file in files if file.endswith(".ndjson")]
    # What is not changed is dumped once.
    ready = [[(line, dumped(line)) for _, line in sorted(cases.items())] for _, cases in sources]
    made = octets = number = 0
    while made < count:
        run, lines = sources[number % len(sources)][0], ready[number % len(sources)]
        file = os.path.join(folder, "r%04d.ndjson" % number)
        number += 1
        with open(file, "w", encoding="utf-8") as out:
            out.write(dumped({"run": run}) + "\n")
            for line, text in lines:
                is_changed = dice.random() * 100 < percent
                if is_changed or ("env" in line and not copied):
                    line = dict(line)
                    if is_changed:
                        line["answer"] = changed(line["answer"], dice)
                    if "env" in line and not copied:
                        line["env"] = renewed_env(line["env"], dice)
                    text = dumped(line)
                out.write(text + "\n")
                made += 1
            octets += out.tell()
    return made, octets


def group_answers(folder):
    """The script: for each case its answers, and how many recordings gave each."""
    cells = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as lines:
            for text in lines:
                line = json.loads(text)
                if "case" not in line:
                    continue
                answers = cells.setdefault(line["case"], {})
                key = hash(json.dumps(line["answer"]))
                answers[key] = answers.get(key, 0) + 1
    print(len(cells), sum(map(len, cells.values())))


def measured(command):
    """User and wall seconds and peak memory in MB of a command."""
    begin = os.times().elapsed
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit("%s: exit code %d" % (" ".join(command), os.waitstatus_to_exitcode(status)))
    return {"user": used.ru_utime, "wall": os.times().elapsed - begin, "megabytes": used.ru_maxrss / 1024}


def measure(options, size, percent, copied):
    folder = tempfile.mkdtemp(prefix="sockmatrix-many-", dir=options.folder)
    try:
        plan = json.dumps([options.observed, folder, size, percent, copied, options.seed])
        # A process of its own, since the peak of this one would be counted as its children's.
        made, octets = json.loads(subprocess.check_output([sys.executable, __file__, "--write", plan]))
        script = measured([sys.executable, __file__, "--script", folder])
        judge = measured([options.program, "judge", folder])
    finally:
        shutil.rmtree(folder)
    return {"observations": made, "megabytes": octets / 1e6, "changed": percent, "copied_env": copied,
            "script": script, "judge": judge, "ratio": script["user"] / judge["user"]}


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("program", nargs="?", help="the built sockmatrix")
    parse.add_argument("--sizes", type=int, nargs="+", default=[10000, 100000, 1000000], help="observations")
    parse.add_argument("--changed", type=float, nargs="+", default=[1, 30], help="percent of the answers")
    parse.add_argument("--observed", default=os.path.join(here, "../../reports/observed"))
    parse.add_argument("--folder", help="where the recordings are written (the system's temporary folder)")
    parse.add_argument("--seed", type=int, default=1)
    parse.add_argument("--format", choices=["text", "json"], default="text")
    parse.add_argument("--script", metavar="FOLDER", help="be the script that is measured")
    parse.add_argument("--write", metavar="PLAN", help="write recordings and tell their observations and octets")
    options = parse.parse_args()
    if options.script:
        return group_answers(options.script)
    if options.write:
        *plan, seed = json.loads(options.write)
        return print(json.dumps(write_recordings(*plan, random.Random(seed))))
    if not options.program:
        parse.error("name the built sockmatrix")
    plans = [(size, percent, False) for percent in options.changed for size in options.sizes]
    plans += [(max(options.sizes), min(options.changed), True)]
    if options.format == "text":
        print("observations      MB  changed  env      script: user s  wall s   MB   judge: user s  wall s   MB  ratio")
    results = []
    for size, percent, copied in plans:
        one = measure(options, size, percent, copied)
        results.append(one)
        if options.format == "text":
            print("%12d %7.1f %7g%%  %-7s %15.2f %7.2f %4.0f %15.2f %7.2f %4.0f %6.1f" % (
                one["observations"], one["megabytes"], percent, "copied" if copied else "renewed",
                *one["script"].values(), *one["judge"].values(), one["ratio"]), flush=True)
    if options.format == "json":
        print(json.dumps(results, indent=2))
    return None


if __name__ == "__main__":
    sys.exit(main())
