"""Tests of the launcher: hermetic_test.py [AGENT] also runs the agent and the CPython adapter in it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
HERMETIC = os.path.join(HERE, "hermetic")
ADAPTER = os.path.join(HERE, "..", "..", "harness", "adapters", "cpython", "adapter.py")
AGENT = sys.argv.pop(1) if len(sys.argv) > 1 else None
SKIPPED = 77  # what CTest takes for "not run"


def run(*command, before=()):
    done = subprocess.run([*before, HERMETIC, "--", *command], stdout=subprocess.PIPE, timeout=60)
    return done.returncode, done.stdout.decode()


def python(script, *before):
    status, output = run(sys.executable, "-c", "import socket\n" + textwrap.dedent(script), before=before)
    assert status == 0, output
    return json.loads(output.replace("'", '"').replace("(", "[").replace(")", "]"))


class Names(unittest.TestCase):
    def test_hosts(self):
        table = [
            ("gethostbyname('dual')", "192.0.2.10"),
            ("gethostbyname_ex('v4only')", ["v4only.test", ["v4only", "alias4"], ["192.0.2.20"]]),
            ("gethostbyaddr('2001:db8::20')[0]", "v6only.test"),
            ("gethostbyname_ex('multi.test')[2]", ["192.0.2.31", "192.0.2.32", "192.0.2.33"]),
            ("getfqdn('short')", "long.name.test"),
            ("gethostname()", "fixture"),
            ("getfqdn()", "fixture.sockmatrix.test"),
        ]
        calls = ", ".join("socket." + call for call, _ in table)
        self.assertEqual(python("print([%s])" % calls), [answer for _, answer in table])

    def test_services_and_protocols(self):
        table = [
            ("getservbyname('sockmatrix-both', 'udp')", 7001),
            ("getservbyname('www')", 80),
            ("getservbyport(514, 'tcp')", "shell"),
            ("getservbyport(514, 'udp')", "syslog"),
            ("getprotobyname('SCTP')", 132),
        ]
        calls = ", ".join("socket." + call for call, _ in table)
        self.assertEqual(python("print([%s])" % calls), [answer for _, answer in table])

    def test_nothing_else_resolves(self):
        script = """
            try: socket.gethostbyname('name.invalid')
            except socket.gaierror as error: print(int(error.errno == socket.EAI_NONAME))
        """
        self.assertEqual(python(script), 1)

    def test_the_environment_cannot_redirect_the_resolver(self):
        os.environ["HOSTALIASES"] = "/tmp/aliases"
        self.addCleanup(os.environ.pop, "HOSTALIASES")
        self.assertEqual(run("sh", "-c", "echo ${HOSTALIASES-none}"), (0, "none\n"))


class Server(unittest.TestCase):
    """The DNS server, where dnsmasq is installed."""

    QUESTIONS = """
        def ask(call, *args):
            try: return getattr(socket, call)(*args)
            except OSError as error: return error.errno
        print([ask('gethostbyname', 'chain1.dns.test'), ask('getfqdn', '2001:db8:1::3'),
               len(ask('getaddrinfo', 'many.dns.test', 80, socket.AF_INET, socket.SOCK_STREAM)),
               ask('gethostbyname', 'in-second'), ask('gethostbyname', 'unknown.dns.test')])
    """
    ANSWERS = ["198.51.100.1", "v6only.dns.test", 100, "198.51.100.52", -2]

    def setUp(self):
        if subprocess.run([os.path.join(HERE, "name-server"), "--check"]).returncode != 0:
            self.skipTest("dnsmasq is not installed")

    def test_it_has_the_fixture_zone(self):
        self.assertEqual(python(self.QUESTIONS), self.ANSWERS)

    def test_the_order_of_addresses_stays(self):
        script = "print([int(len({socket.gethostbyname('several.dns.test') for _ in range(6)}) == 1)])"
        self.assertEqual(python(script), [1])

    def test_the_hosts_resolver_settings_do_not_matter(self):
        for settings in ("", "nameserver 192.0.2.99\nsearch elsewhere.invalid\n"):
            with tempfile.NamedTemporaryFile("w") as file, self.subTest(settings):
                file.write(settings)
                file.flush()
                self.assertEqual(python(self.QUESTIONS, *host_with(file.name, "/etc/resolv.conf")), self.ANSWERS)

    def test_without_it_there_are_the_files_alone(self):
        script = """
            try: socket.gethostbyname('host.dns.test')
            except OSError as error: print([error.errno, socket.gethostbyname('dual')])
        """
        where = shutil.which("dnsmasq", path=os.environ["PATH"] + ":/usr/sbin:/sbin")
        self.assertEqual(python(script, *host_with("/dev/null", where)), [-2, "192.0.2.10"])

    def test_it_ends_with_the_command(self):
        marker = "--conf-file=%s" % os.path.join(HERE, "../fixtures/dnsmasq.conf")
        process = subprocess.Popen([HERMETIC, "--", "cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(b"x")
        process.stdin.flush()
        process.stdout.read(1)
        self.assertTrue(servers_below(process.pid, marker))
        found = servers_below(process.pid, marker)
        process.communicate()
        for pid in found:
            self.assertTrue(ended(pid))


def servers_below(root, marker):
    """The processes that descend from one and have such an argument."""
    children, found, tree = {root}, [], {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid) as stat, open("/proc/%s/cmdline" % pid) as line:
                tree[int(pid)] = (int(stat.read().rsplit(")", 1)[1].split()[1]), line.read())
        except OSError:
            pass  # ended meanwhile
    for _ in tree:
        more = {pid for pid, (parent, _) in tree.items() if parent in children} - children
        if not more:
            break
        children |= more
    return [pid for pid in children if pid in tree and "dnsmasq" in tree[pid][1] and marker in tree[pid][1]]


def ended(pid):
    deadline = time.monotonic() + 10
    while os.path.exists("/proc/%d" % pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not os.path.exists("/proc/%d" % pid)


def host_with(file, path):
    """Words that run a command on a host that has this file at the path."""
    return ["bwrap", "--dev-bind", "/", "/", "--ro-bind", file, os.path.realpath(path)]


class Network(unittest.TestCase):
    def test_loopback_is_all_there_is(self):
        self.assertEqual(python("print([name for _, name in socket.if_nameindex()])"), ["lo"])

    def test_both_families_of_loopback_work(self):
        script = """
            got = []
            for host, family in (('127.0.0.1', socket.AF_INET), ('::1', socket.AF_INET6)):
                server = socket.create_server((host, 0), family=family)
                client = socket.create_connection(server.getsockname()[:2])
                client.sendall(b'x')
                got.append(server.accept()[0].recv(1).decode())
            print(got)
        """
        self.assertEqual(python(script), ["x", "x"])

    def test_nothing_is_privileged(self):
        script = """
            import errno
            codes = []
            for attempt in (lambda: socket.socket().bind(('127.0.0.1', 80)),
                            lambda: socket.socket(type=socket.SOCK_RAW, proto=1)):
                try: attempt()
                except OSError as error: codes.append(errno.errorcode[error.errno])
            print(codes)
        """
        self.assertEqual(python(script), ["EACCES", "EPERM"])


class Process(unittest.TestCase):
    def test_the_status_is_the_commands(self):
        self.assertEqual(run("sh", "-c", "exit 7")[0], 7)

    def test_arguments_go_through(self):
        self.assertEqual(run("printf", "%s,", "a b", "", "--", "$x"), (0, "a b,,--,$x,"))

    def test_options_are_those_of_bubblewrap(self):
        command = [HERMETIC, "--setenv", "COLOUR", "red", "--", "sh", "-c", "echo $COLOUR; hostname"]
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (0, b"red\nfixture\n"))

    def test_the_fixtures_cannot_be_changed(self):
        self.assertNotEqual(run("sh", "-c", "echo x 2>&1 >/etc/new")[0], 0)

    def test_the_command_ends_with_the_launcher(self):
        script = "echo ready; exec sleep 1000"
        process = subprocess.Popen([HERMETIC, "--", "sh", "-c", script], stdout=subprocess.PIPE)
        self.assertEqual(process.stdout.readline(), b"ready\n")
        process.kill()
        self.assertEqual(process.stdout.read(), b"")  # ends when nobody holds the pipe
        process.wait()
        process.stdout.close()


class Check(unittest.TestCase):
    def check(self, **settings):
        command = ["/bin/sh", HERMETIC, "--check"]
        return subprocess.run(command, stdout=subprocess.PIPE, env=dict(os.environ, **settings))

    def test_it_works_here(self):
        done = self.check()
        self.assertEqual((done.returncode, done.stdout), (0, b""))

    def test_bubblewrap_is_missing(self):
        done = self.check(PATH="/nowhere")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, b"bubblewrap (bwrap) is missing\n")


@unittest.skipIf(AGENT is None, "no agent is given")
class Chain(unittest.TestCase):
    def test_launcher_agent_and_adapter(self):
        command = [HERMETIC, "--", AGENT, "--", sys.executable, "-B", ADAPTER]
        calls = [
            {"call": "getservbyname", "args": ["only-udp", "udp"]},
            {"call": "socket", "args": []},
            {"call": "gethostname", "args": []},
        ]
        requests = [("initialize", {"protocol": 1})]
        requests += [("call", params) for params in calls]
        requests += [("reset", {}), ("shutdown", {})]
        lines = [
            json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
            for number, (method, params) in enumerate(requests)
        ]
        done = subprocess.run(
            command, input="\n".join(lines).encode() + b"\n", stdout=subprocess.PIPE, timeout=60
        )
        self.assertEqual(done.returncode, 0)
        fixtures, hello, *replies = [json.loads(line) for line in done.stdout.splitlines()]
        capabilities = fixtures["params"]["capabilities"]
        for name in ("ipv6", "af_unix", "hermetic_names", "dns", "no_privileged_ports"):
            self.assertIs(capabilities[name], True, name)
        for name in ("net_admin", "net_raw", "privileged_ports"):
            self.assertIn("ermitted" if name != "privileged_ports" else "denied", capabilities[name])
        self.assertIn("silent_tcp6", fixtures["params"]["fixtures"])
        self.assertEqual(hello["result"]["implementation"]["name"], "cpython-3")
        answers = [{"returns": 7003}, {"returns": {"socket": 1}}, {"returns": "fixture"}]
        self.assertEqual([reply["result"] for reply in replies], answers + [{"closed": 1}, {}])


def check_or_skip():
    checked = subprocess.run([HERMETIC, "--check"], stdout=subprocess.PIPE)
    if checked.returncode != 0:
        print("not run:", checked.stdout.decode().strip())
        sys.exit(SKIPPED)


if __name__ == "__main__":
    check_or_skip()
    unittest.main()
