"""Tests of the launcher for Wine; not run where it does not work."""

import os
import subprocess
import sys
import unittest

WINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "wine")
SKIPPED = 77  # what CTest takes for "not run"


def start(*command):
    return subprocess.Popen([WINE, "--", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def run(*command):
    process = start(*command)
    output = process.communicate(timeout=100)[0]
    return process.returncode, output.decode().strip()


class Process(unittest.TestCase):
    def test_the_status_is_the_programs(self):
        self.assertEqual(run("cmd.exe", "/c", "exit 7"), (7, ""))

    def test_temporary_files_are_the_sandboxs_own(self):
        self.assertEqual(run("cmd.exe", "/c", "echo %TEMP%"), (0, "Z:\\dev\\shm"))

    def test_the_prefix_cannot_be_changed(self):
        script = "mkdir C:\\made & if exist C:\\made\\. (exit 3) else (exit 4)"
        self.assertEqual(run("cmd.exe", "/c", script)[0], 4)

    def test_several_run_at_a_time(self):
        one, other = start("cmd.exe"), start("cmd.exe")
        for process in (other, one):  # the last to start is the first to end
            output = process.communicate(b"set /a 6*7\r\n", timeout=100)[0]
            self.assertIn(b"42", output)

    def test_all_of_it_ends_with_the_launcher(self):
        process = start("cmd.exe")
        self.assertTrue(process.stdout.read(1))
        process.kill()
        process.communicate(timeout=100)  # ends when nobody holds the pipe


if __name__ == "__main__":
    checked = subprocess.run([WINE, "--check"], stdout=subprocess.PIPE)
    if checked.returncode != 0:
        print("not run:", checked.stdout.decode().strip())
        sys.exit(SKIPPED)
    unittest.main()
