"""Tests of the CPython adapter: its parts, and the program over its standard streams."""

import errno
import json
import os
import socket
import subprocess
import sys
import unittest

import constants
import outcomes
import values

ADAPTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "adapter.py")


def reference_octets(size, state):
    octets = bytearray()
    for _ in range(size):
        state = (state * 1103515245 + 12345) % 2**31
        octets.append((state >> 16) % 256)
    return bytes(octets)


class Values(unittest.TestCase):
    def test_generated_octets_are_those_of_the_protocol(self):
        for size in (0, 1, 3, 1000, 65536, 65537):
            self.assertEqual(values.generated(size, 7), reference_octets(size, 7))

    def test_digest_is_fnv1a(self):
        self.assertEqual(values.digest(b""), 0xCBF29CE484222325)
        self.assertEqual(values.digest(b"foobar"), 0x85944171F73967E8)

    def test_forms_of_results(self):
        handles = values.Handles()
        table = [
            (2**53, 2**53),
            (2**53 + 1, {"integer": "9007199254740993"}),
            (float("-inf"), {"float": "-inf"}),
            (socket.AF_INET, int(socket.AF_INET)),
            (b"\x7f\x00", {"bytes": "7f00"}),
            ("path\udcff", {"bytes": "70617468ff"}),
            (b"a" * 65536, {"bytes": "61" * 65536}),
            (("a", None, True), ["a", None, True]),
        ]
        for value, form in table:
            self.assertEqual(values.encode(value, handles), form)
        self.assertEqual(values.encode(bytes(65537), handles)["size"], 65537)

    def test_forms_of_arguments(self):
        handles = values.Handles()
        either = socket.AI_PASSIVE | socket.AI_NUMERICHOST
        table = [
            ({"bytes": "00ff"}, b"\x00\xff"),
            ({"integer": "18446744073709551616"}, 2**64),
            ({"float": "inf"}, float("inf")),
            ({"const": ["AI_PASSIVE", "AI_NUMERICHOST"]}, either),
            (["::1", 80], ("::1", 80)),
        ]
        for form, value in table:
            self.assertEqual(values.decode(form, handles), value)
        with self.assertRaises(values.Undefined):
            values.decode({"const": "AF_NO_SUCH"}, handles)
        with self.assertRaises(values.BadRequest):
            values.decode({"no-tag": 1}, handles)


class Constants(unittest.TestCase):
    def test_numbers(self):
        self.assertEqual(constants.number("AF_INET"), socket.AF_INET)
        self.assertEqual(constants.number("ENOENT"), errno.ENOENT)
        for name in ("HOST_NOT_FOUND", "_GLOBAL_DEFAULT_TIMEOUT", "has_ipv6", "gethostname"):
            self.assertIsNone(constants.number(name))

    def test_names_that_share_a_number(self):
        self.assertEqual(constants.errno_name(errno.EWOULDBLOCK), "EAGAIN")
        self.assertEqual(constants.errno_name(errno.EDEADLOCK), "EDEADLK")
        if errno.ENOTSUP == errno.EOPNOTSUPP:
            self.assertEqual(constants.errno_name(errno.ENOTSUP), "EOPNOTSUPP")


class Outcomes(unittest.TestCase):
    def raised(self, exception):
        return outcomes.raised(exception, "recv")["raises"]

    def test_classes_and_codes(self):
        table = [
            (OSError("no number"), ["error", "os_error"], None),
            (socket.timeout("timed out"), ["timeout", "error", "os_error"], None),
            (OSError(errno.ETIMEDOUT, "text"), ["error", "os_error"], "ETIMEDOUT"),
            (
                socket.gaierror(socket.EAI_NONAME, "text"),
                ["gaierror", "error", "os_error"],
                "EAI_NONAME",
            ),
            (socket.herror(1, "text"), ["herror", "error", "os_error"], "HOST_NOT_FOUND"),
            (UnicodeError("text"), ["value_error"], None),
            (TypeError("text"), ["type_error"], None),
            (OverflowError("text"), ["overflow_error"], None),
        ]
        for exception, classes, code in table:
            error = self.raised(exception)
            self.assertEqual((error["is"], error.get("code")), (classes, code))
            self.assertEqual("native" in error, code is not None)

    def test_other_exceptions_are_no_answer(self):
        self.assertIsNone(outcomes.raised(RuntimeError("text"), "recv"))


class Program(unittest.TestCase):
    def setUp(self):
        self.process = subprocess.Popen(
            [sys.executable, ADAPTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.addCleanup(self.end)
        self.sent = 0
        self.hello = self.ask("initialize", {"protocol": 1})["result"]

    def end(self):
        self.process.kill()
        self.process.communicate()

    def send(self, method, params=None):
        self.sent += 1
        request = {"jsonrpc": "2.0", "id": self.sent, "method": method, "params": params or {}}
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        return self.sent

    def reply(self):
        return json.loads(self.process.stdout.readline())

    def ask(self, method, params=None):
        identity = self.send(method, params)
        reply = self.reply()
        self.assertEqual(reply["id"], identity)
        return reply

    def call(self, name, *args, **params):
        return self.ask("call", dict(params, call=name, args=list(args)))["result"]

    def returned(self, name, *args, **params):
        return self.call(name, *args, **params)["returns"]

    def test_initialize(self):
        self.assertEqual(self.hello["features"], ["concurrent", "timed"])
        self.assertIn("socket.recv_into", self.hello["calls"])
        self.assertEqual(self.hello["facts"]["endian"], sys.byteorder)
        self.assertEqual(self.ask("initialize", {"protocol": 1})["error"]["code"], -32600)

    def test_a_connection(self):
        pair = [{"socket": 1}, {"socket": 2}]
        self.assertEqual(self.returned("socketpair"), pair)
        self.assertEqual(self.returned("socket.send", pair[0], {"bytes": "0102"}), 2)
        self.assertTrue(self.returned("aux.wait", pair[1], "read", 5))
        answer = self.returned("socket.recv_into", pair[1], {"bytes": "00000000"}, 3)
        self.assertEqual(answer, [2, {"bytes": "01020000"}])
        self.assertFalse(self.returned("aux.wait", pair[1], "read", 0))
        self.returned("socket.sendall", pair[0], {"fill": 70000, "seed": 1})
        digest = "%016x" % values.digest(reference_octets(70000, 1))
        received = self.returned("aux.receive", pair[1], 70000, 5)
        self.assertEqual(received, {"digest": digest, "size": 70000})

    def test_a_timeout_is_timed(self):
        self.returned("socketpair")
        self.returned("socket.settimeout", {"socket": 1}, 0.02)
        outcome = self.call("socket.recv", {"socket": 1}, 1, timed=True)
        self.assertEqual(outcome["raises"]["is"], ["timeout", "error", "os_error"])
        self.assertGreaterEqual(outcome["us"], 19000)

    def test_a_closed_socket_keeps_its_handle(self):
        self.returned("socket")
        self.returned("socket.close", {"socket": 1})
        self.assertEqual(self.returned("socket.fileno", {"socket": 1}), -1)
        outcome = self.call("socket.getsockname", {"socket": 1})
        self.assertEqual(outcome["raises"]["code"], "EBADF")
        self.assertEqual(self.ask("reset")["result"], {"closed": 0})

    def test_reset_restores_the_default_timeout_and_the_numbers(self):
        self.returned("setdefaulttimeout", 1.5)
        self.returned("socket")
        self.assertEqual(self.ask("reset")["result"], {"closed": 1})
        self.assertIsNone(self.returned("getdefaulttimeout"))
        self.assertEqual(self.returned("socket"), {"socket": 1})

    def test_a_call_in_the_background(self):
        self.returned("socketpair")
        params = {"call": "socket.recv", "args": [{"socket": 2}, 9], "background": True}
        background = self.send("call", params)
        self.assertEqual(self.returned("aux.interrupt"), 1)
        self.send("call", {"call": "socket.send", "args": [{"socket": 1}, {"bytes": "61"}]})
        replies = {reply["id"]: reply["result"] for reply in (self.reply(), self.reply())}
        self.assertEqual(replies[background], {"returns": {"bytes": "61"}})

    def test_reset_wakes_a_call_in_the_background(self):
        self.returned("socket")
        self.returned("socket.listen", {"socket": 1})
        params = {"call": "socket.accept", "args": [{"socket": 1}], "background": True}
        background = self.send("call", params)
        reset = self.send("reset")
        first, second = self.reply(), self.reply()
        self.assertEqual((first["id"], second["id"]), (background, reset))
        self.assertIn("raises", first["result"])
        self.assertEqual(second["result"], {"closed": 1})

    def test_requests_are_pipelined(self):
        sent = [self.send("call", {"call": "htons", "args": [n]}) for n in range(200)]
        replies = [self.reply() for _ in sent]
        self.assertEqual([reply["id"] for reply in replies], sent)
        expected = [socket.htons(n) for n in range(200)]
        self.assertEqual([reply["result"]["returns"] for reply in replies], expected)

    def test_faults_of_requests(self):
        self.process.stdin.write(b"not JSON\n[]\n")
        self.process.stdin.flush()
        self.assertEqual(self.reply()["error"]["code"], -32700)
        self.assertEqual(self.reply()["error"]["code"], -32600)
        self.assertEqual(self.ask("nonsense")["error"]["code"], -32601)
        stranger = {"call": "socket.recv", "args": [{"socket": 1}, 1]}
        self.assertEqual(self.ask("call", stranger)["error"]["code"], -32602)

    def test_what_python_lacks(self):
        self.returned("socket")
        if not hasattr(socket.socket, "ioctl"):
            self.assertIn("unsupported", self.call("socket.ioctl", {"socket": 1}, 1, 1))
        self.assertIn("unsupported", self.call("no_such_call"))
        self.assertEqual(self.returned("constant", "AF_NO_SUCH"), {"undefined": True})

    def test_keyword_arguments(self):
        kwargs = {"socktype": {"const": "SOCK_STREAM"}, "flags": {"const": "AI_NUMERICHOST"}}
        answer = self.returned("getaddrinfo", "127.0.0.1", 80, kwargs=kwargs)
        stream, tcp = int(socket.SOCK_STREAM), int(socket.IPPROTO_TCP)
        self.assertEqual(answer, [[int(socket.AF_INET), stream, tcp, "", ["127.0.0.1", 80]]])

    def test_the_end_of_input_ends_it_whatever_its_calls_do(self):
        self.returned("socketpair")
        params = {"call": "socket.recv", "args": [{"socket": 2}, 9], "background": True}
        self.send("call", params)
        self.process.stdin.close()
        self.assertEqual(self.process.wait(10), 0)
        self.process.stdin = None  # closed, so communicate() must not touch it

    def test_shutdown(self):
        self.assertEqual(self.ask("shutdown")["result"], {})
        self.assertEqual(self.process.wait(10), 0)


if __name__ == "__main__":
    unittest.main()
