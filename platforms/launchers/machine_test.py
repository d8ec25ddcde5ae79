"""Tests of a launcher that has a kernel of its own: machine_test.py gvisor|uml [AGENT] (with it the CPython adapter is run too)."""

import json
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
NAME = sys.argv.pop(1)
LAUNCHER = os.path.join(HERE, NAME)
ADAPTER = os.path.join(HERE, "..", "..", "harness", "adapters", "cpython", "adapter.py")
AGENT = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else None
PYTHON = os.path.realpath(sys.executable)
SKIPPED = 77  # what CTest takes for "not run"


def run(*command, given=b""):
    done = subprocess.run([LAUNCHER, "--", *command], input=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    return done.returncode, done.stdout, done.stderr


def python(script):
    status, output, error = run(PYTHON, "-c", "import json, socket\n" + textwrap.dedent(script))
    assert status == 0, error
    return json.loads(output)


def start(*command):
    """In a session of its own, so that its group can be killed as the harness does."""
    return subprocess.Popen(
        [LAUNCHER, "--", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, start_new_session=True
    )


class Fixtures(unittest.TestCase):
    def test_names(self):
        table = [
            ("gethostname()", "fixture"),
            ("getfqdn()", "fixture.sockmatrix.test"),
            ("gethostbyname('dual')", "192.0.2.10"),
            ("getservbyport(514, 'udp')", "syslog"),
            ("getprotobyname('SCTP')", 132),
        ]
        calls = ", ".join("socket." + call for call, _ in table)
        self.assertEqual(python("print(json.dumps([%s]))" % calls), [answer for _, answer in table])

    @unittest.skipIf(subprocess.run([os.path.join(HERE, "name-server"), "--check"]).returncode, "dnsmasq is not installed")
    def test_a_server_has_names(self):
        script = """
            print(json.dumps([socket.gethostbyname('chain1.dns.test'), socket.getfqdn('2001:db8:1::3'),
                              len(socket.getaddrinfo('many.dns.test', 80, socket.AF_INET, socket.SOCK_STREAM))]))
        """
        self.assertEqual(python(script), ["198.51.100.1", "v6only.dns.test", 100])

    def test_nothing_else_resolves(self):
        script = """
            try: socket.gethostbyname('name.invalid')
            except socket.gaierror as error: print(int(error.errno == socket.EAI_NONAME))
        """
        self.assertEqual(python(script), 1)


class Network(unittest.TestCase):
    def test_both_families_of_loopback_work_and_are_all_there_is(self):
        script = """
            got = [name for _, name in socket.if_nameindex()]
            for host, family in (('127.0.0.1', socket.AF_INET), ('::1', socket.AF_INET6)):
                server = socket.create_server((host, 0), family=family)
                client = socket.create_connection(server.getsockname()[:2])
                client.sendall(b'x')
                got.append(server.accept()[0].recv(1).decode())
            print(json.dumps(got))
        """
        self.assertEqual(python(script), ["lo", "x", "x"])

    def test_a_port_of_the_host_is_not_reached(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            script = "print(socket.socket().connect_ex(('127.0.0.1', %d)))" % server.getsockname()[1]
            self.assertEqual(python(script), 111)  # ECONNREFUSED of Linux

    def test_there_is_no_capability(self):
        status, output, _ = run("grep", "CapEff", "/proc/self/status")
        self.assertEqual((status, int(output.split()[1], 16)), (0, 0))


class Kernel(unittest.TestCase):
    def test_it_is_another_one(self):
        status, output, _ = run("uname", "-r")
        self.assertEqual(status, 0)
        self.assertNotEqual(output.decode().strip(), os.uname().release)

    @unittest.skipUnless(NAME == "uml", "only user-mode Linux is started for TIPC")
    def test_a_tipc_service_is_reached(self):
        script = """
            def socket_of(kind): return socket.socket(socket.AF_TIPC, kind)
            server = socket_of(socket.SOCK_RDM)
            server.bind((socket.TIPC_ADDR_NAMESEQ, 1800, 7, 9, socket.TIPC_NODE_SCOPE))
            client = socket_of(socket.SOCK_RDM)
            client.sendto(b'x', (socket.TIPC_ADDR_NAME, 1800, 8, 0))
            print(json.dumps(server.recv(10).decode()))
        """
        self.assertEqual(python(script), "x")


class Streams(unittest.TestCase):
    def test_the_status_is_the_commands(self):
        self.assertEqual(run("sh", "-c", "exit 7")[0], 7)

    def test_a_command_that_is_not_there(self):
        self.assertNotEqual(run("/nowhere/command")[0], 0)

    def test_arguments_go_through(self):
        self.assertEqual(run("printf", "%s,", "a b", "", "--", "$x")[:2], (0, b"a b,,--,$x,"))

    def test_the_folder_and_the_environment_go_through(self):
        os.environ["SOCKMATRIX_TEST"] = "a=b\nc"
        self.addCleanup(os.environ.pop, "SOCKMATRIX_TEST")
        status, output, _ = run("sh", "-c", 'printf "%s,%s" "$SOCKMATRIX_TEST" "$(pwd)"')
        self.assertEqual((status, output.decode()), (0, "a=b\nc," + os.getcwd()))

    def test_standard_error_is_apart(self):
        self.assertEqual(run("sh", "-c", "echo out; echo err >&2"), (0, b"out\n", b"err\n"))

    def test_the_input_ends(self):
        self.assertEqual(run("cat", given=b"no newline"), (0, b"no newline", b""))

    def test_a_line_of_one_mebibyte_of_any_octets(self):
        line = bytes(octet for octet in range(256) if octet != 10) * 4113 + b"\r\n"
        self.assertGreater(len(line), 1 << 20)
        self.assertEqual(run("cat", given=line), (0, line, b""))

    def test_input_that_nobody_reads_holds_nothing_up(self):
        self.assertEqual(run("sh", "-c", "exec <&-; echo done", given=b"x" * 300000)[:2], (0, b"done\n"))

    def test_output_that_is_read_late_is_whole(self):
        process = start("sh", "-c", "head -c 2000000 /dev/zero | tr '\\0' x")
        time.sleep(2)  # pipes and consoles are full
        self.assertEqual(process.stdout.read(), b"x" * 2000000)
        process.stdin.close()
        process.stdout.close()
        self.assertEqual(process.wait(), 0)


def parents():
    """Of all processes of the machine: pid to parent's pid."""
    found = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid) as stat:
                found[int(pid)] = int(stat.read().rsplit(")", 1)[1].split()[1])
        except OSError:
            pass  # ended meanwhile
    return found


def family(root):
    found, tree = {root}, parents()
    while True:
        more = {pid for pid, parent in tree.items() if parent in found} - found
        if not more:
            return found
        found |= more


class Ending(unittest.TestCase):
    def end(self, kill):
        process = start("sh", "-c", "echo ready; sleep 1000; :")
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stdin.close)
        self.assertEqual(process.stdout.read(6), b"ready\n")
        all_of_it = family(process.pid)
        self.assertGreater(len(all_of_it), 2)
        kill(process)
        self.assertEqual(process.stdout.read(), b"")  # ends when nobody holds the pipe
        process.wait()
        self.all_end(all_of_it)

    def all_end(self, processes):
        deadline = time.monotonic() + 10
        while processes & set(parents()) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertEqual(processes & set(parents()), set())

    def test_all_processes_end_with_the_launcher(self):
        for name, number in (("killed", signal.SIGKILL), ("terminated", signal.SIGTERM)):
            with self.subTest(name):
                self.end(lambda process: process.send_signal(number))

    def test_all_processes_end_with_the_group(self):
        self.end(lambda process: os.killpg(process.pid, signal.SIGKILL))

    def test_all_processes_end_with_the_command(self):
        process = start("sh", "-c", "sleep 1000 >/dev/null & echo ready; read line")
        self.assertEqual(process.stdout.read(6), b"ready\n")
        all_of_it = family(process.pid)
        process.communicate(b"end\n", timeout=30)
        self.all_end(all_of_it)

    def test_nothing_stays_in_the_folder_for_temporary_files(self):
        def listing():
            return {name for name in os.listdir("/dev/shm") if "uml" in name or "runsc" in name}

        before = listing()
        self.end(lambda process: process.kill())
        self.assertEqual(listing() - before, set())


@unittest.skipIf(AGENT is None, "no agent is given")
class Chain(unittest.TestCase):
    def test_launcher_agent_and_adapter(self):
        calls = [{"call": "getservbyname", "args": ["only-udp", "udp"]}, {"call": "gethostname", "args": []}]
        requests = [("initialize", {"protocol": 1})] + [("call", params) for params in calls] + [("shutdown", {})]
        process = start(AGENT, "--", PYTHON, "-B", os.path.abspath(ADAPTER))
        lines = process.stdout
        self.addCleanup(lines.close)
        answers = [json.loads(lines.readline())]
        for number, (method, params) in enumerate(requests):
            request = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
            process.stdin.write(json.dumps(request).encode() + b"\n")
            answers.append(json.loads(lines.readline()))
        process.stdin.close()
        self.assertEqual(process.wait(), 0)
        fixtures, hello, *replies = answers
        for name in ("ipv6", "af_unix", "hermetic_names", "dns") + (("tipc",) if NAME == "uml" else ()):
            self.assertIs(fixtures["params"]["capabilities"][name], True, name)
        self.assertEqual(hello["result"]["implementation"]["name"], "cpython-3")
        self.assertEqual([reply["result"] for reply in replies], [{"returns": 7003}, {"returns": "fixture"}, {}])


class Check(unittest.TestCase):
    def test_bubblewrap_is_missing(self):
        command = ["/bin/sh", LAUNCHER, "--check"]
        done = subprocess.run(command, stdout=subprocess.PIPE, env=dict(os.environ, PATH="/nowhere"))
        self.assertEqual((done.returncode, done.stdout), (1, b"bubblewrap (bwrap) is missing\n"))

    @unittest.skipUnless(NAME == "gvisor", "what user-mode Linux needs is a package")
    def test_the_store_is_empty(self):
        command = ["/bin/sh", LAUNCHER, "--check"]
        done = subprocess.run(command, stdout=subprocess.PIPE, env=dict(os.environ, SOCKMATRIX_STORE="/nowhere"))
        self.assertEqual((done.returncode, done.stdout), (1, b"runsc is not in the store (/nowhere/gvisor/runsc)\n"))


def check_or_skip():
    checked = subprocess.run([LAUNCHER, "--check"], stdout=subprocess.PIPE)
    if checked.returncode != 0:
        print("not run:", checked.stdout.decode().strip())
        sys.exit(SKIPPED)


if __name__ == "__main__":
    check_or_skip()
    unittest.main()
