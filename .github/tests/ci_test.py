#!/usr/bin/env python3
"""The parts of the workflows that are programs: how recordings are merged, images compared, actions held to their pins."""
import importlib.machinery
import importlib.util
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
from contextlib import redirect_stdout

GITHUB = pathlib.Path(__file__).resolve().parents[1]
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def module(path):
    loader = importlib.machinery.SourceFileLoader(path.stem, str(path))
    loaded = importlib.util.module_from_spec(importlib.util.spec_from_loader(path.stem, loader))
    loader.exec_module(loaded)
    return loaded


class Folder(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def record(self, place, target, image=None):
        facts = {} if image is None else {"image": image}
        file = self.folder / place / (target + ".ndjson")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"run": {"target": target, "facts": facts}}) + "\n")


class Merge(Folder):
    def test_which_job_counts(self):
        self.record("in/recordings-platforms", "linux-musl-x86_64/refsock", "cross")
        self.record("in/recordings-platforms", "linux-glibc-s390x/refsock", "cross")
        self.record("in/recordings-alpine", "linux-musl-x86_64/refsock", "alpine")
        self.record("in/recordings-ubuntu-clang", "linux-glibc-x86_64/refsock", "clang")
        self.record("in/recordings-ubuntu-gcc", "linux-glibc-x86_64/refsock", "gcc")
        out = self.folder / "out"
        self.record("out", "left/over")
        subprocess.run([GITHUB / "suite/merge", self.folder / "in", out], check=True)
        self.assertEqual(module(GITHUB / "suite/images.py").images(out), {
            "linux-musl-x86_64/refsock": "alpine", "linux-glibc-s390x/refsock": "cross",
            "linux-glibc-x86_64/refsock": "gcc"})


class Images(Folder):
    def compared(self):
        text = io.StringIO()
        with redirect_stdout(text):
            module(GITHUB / "suite/images.py").main(self.folder / "last", self.folder / "now")
        return text.getvalue()

    def test_another_image(self):
        for target, before, now in (("a/refsock", "ubuntu24 1", "ubuntu24 2"), ("b/refsock", "macos15 1", "macos15 1"),
                                    ("c/refsock", None, "alpine 3.22")):
            self.record("last", target, before)
            self.record("now", target, now)
        self.record("now", "d/refsock", "new here")
        text = self.compared()
        self.assertIn("| a/refsock | ubuntu24 1 | ubuntu24 2 |", text)
        self.assertIn("| c/refsock | no image | alpine 3.22 |", text)
        self.assertNotIn("b/refsock", text)
        self.assertNotIn("d/refsock", text)

    def test_the_same_image(self):
        self.record("last", "a/refsock", "ubuntu24 1")
        self.record("now", "a/refsock", "ubuntu24 1")
        self.assertIn("are the same", self.compared())


class Pins(unittest.TestCase):
    pins = module(GITHUB / "lint/pins.py")

    def test_uses(self):
        for line, fault in (
                (f"      - uses: a/b@{COMMIT} # v1.2.3", None),
                (f"        uses: a/b/c@{COMMIT} # v4", None),
                ("      - uses: ./.github/actions/prepare", None),
                (f"      - uses: a/b@{COMMIT}", "has no version"),
                (f"      - uses: a/b@{COMMIT} # the newest", "has no version"),
                (f"      - uses: a/b@{COMMIT[1:]} # v1", "not pinned"),
                ("      - uses: a/b@v4 # v4", "not pinned"),
                ("      - uses: docker://alpine # v3", "not pinned")):
            faults = [what for _, what in self.pins.uses_faults([line])]
            self.assertEqual(bool(faults), fault is not None, line)
            if fault:
                self.assertIn(fault, faults[0])

    def test_workflow(self):
        fine = ["permissions:", "  contents: read", "concurrency:", "  group: a", "", "jobs:", "  one:",
                "    timeout-minutes: 5", "  two:", "    timeout-minutes: 5"]
        self.assertEqual(list(self.pins.workflow_faults(fine)), [])
        for left_out, fault in (("permissions:", "no permissions"), ("concurrency:", "no concurrency")):
            lines = [line for line in fine if line != left_out]
            self.assertIn(fault, str(list(self.pins.workflow_faults(lines))))
        for index, job in ((7, "one"), (9, "two")):
            lines = fine[:index] + fine[index + 1:]
            self.assertIn(f"job {job} has no timeout-minutes", str(list(self.pins.workflow_faults(lines))))

    def test_one_action_has_one_pin(self):
        other = COMMIT[::-1]
        files = {"one": [f"- uses: a/b@{COMMIT} # v1"], "two": [f"- uses: a/b@{other} # v1"]}
        self.assertEqual(self.pins.disagreeing(files), ["a/b is pinned in 2 ways"])
        self.assertEqual(self.pins.disagreeing({"one": files["one"], "two": files["one"]}), [])


class Suite(Folder):
    """The action's own step, with a harness that writes down what it is told."""

    def run_suite(self, exit_status=0, **inputs):
        action = self.folder / "repository/.github/actions/run-suite"
        action.mkdir(parents=True)
        (action / "suite").write_bytes((GITHUB / "actions/run-suite/suite").read_bytes())
        (action / "suite").chmod(0o755)
        harness = self.folder / "repository/build/release/bin/sockmatrix"
        harness.parent.mkdir(parents=True)
        harness.write_text(f'#!/bin/sh\nfor word; do echo "<$word>"; done >>{self.folder}/told\n'
                           f'if [ "$3" = matrix ]; then touch "$6/MATRIX.md"; exit 0; fi\nexit {exit_status}\n')
        harness.chmod(0o755)
        (self.folder / "repository/platforms/profiles").mkdir(parents=True)
        (self.folder / "repository/platforms/profiles/linux.json").write_text("{}")
        variables = dict(os.environ, RUNNER_TEMP=str(self.folder), GITHUB_STEP_SUMMARY=str(self.folder / "summary"),
                         **{"ADAPTER": "", "TARGET": "a/b", "SELECT": "", "PROFILES": "", "BASELINE": "",
                            "JOBS": "4", **inputs})
        return subprocess.run([action / "suite", "run"], env=variables, capture_output=True, text=True, check=False)

    def told(self):
        return (self.folder / "told").read_text().split("\n<--root>")[0].split("\n")

    def test_the_command(self):
        result = self.run_suite(ADAPTER="./my-adapter 'two words' *x", SELECT="inet_*\n\nsocket.*\n", BASELINE="earlier")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.told()[2:], [
            "<run>", "<--target>", "<a/b>", "<--jobs>", "<4>", "<--out>", f"<{self.folder}/sockmatrix>",
            "<--baseline>", "<earlier>", "<--select>", "<inet_*>", "<--select>", "<socket.*>", "<-->", "<./my-adapter>",
            "<two words>", "<*x>"])
        self.assertIn("status=0", result.stdout.split("\n"))

    def test_what_is_not_expected_is_told_after_the_upload(self):
        result = self.run_suite(exit_status=1)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("status=1", result.stdout.split("\n"))

    def test_a_failed_harness_draws_no_matrix(self):
        result = self.run_suite(exit_status=3)
        self.assertIn("status=3", result.stdout.split("\n"))
        self.assertNotIn("<matrix>", (self.folder / "told").read_text())

    def test_profiles_are_added(self):
        (self.folder / "mine").mkdir()
        (self.folder / "mine/mystack.json").write_text("{}")
        self.assertEqual(self.run_suite(PROFILES=str(self.folder / "mine")).returncode, 0)
        self.assertTrue((self.folder / "repository/platforms/profiles/mystack.json").exists())

    def test_profiles_replace_none(self):
        (self.folder / "mine").mkdir()
        (self.folder / "mine/linux.json").write_text('{"trait": "linux"}')
        result = self.run_suite(PROFILES=str(self.folder / "mine"))
        self.assertEqual(result.returncode, 2)
        self.assertIn("a profile of this name", result.stderr)
        self.assertEqual((self.folder / "repository/platforms/profiles/linux.json").read_text(), "{}")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
