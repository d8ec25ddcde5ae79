"""The methods of the protocol. Usage: protocol_test.py PROGRAM [unittest's options]"""

import json
import socket
import subprocess

from program import COMMAND, Program, const, octets, ref, request, run_tests


class Protocol(Program):
    def test_initialize(self):
        self.assertEqual(self.hello["features"], ["concurrent", "timed"])
        self.assertEqual(self.hello["implementation"]["name"], "libc")
        facts = self.hello["facts"]
        self.assertIn(facts["endian"], ("little", "big"))
        self.assertEqual(facts["layouts"]["in_addr"], {"size": 4, "s_addr": [0, 4]})
        self.assertIn("socket.recv_into", self.hello["calls"])
        self.assertNotIn("socket.settimeout", self.hello["calls"])
        self.assertEqual(len(self.hello["calls"]), len(set(self.hello["calls"])))

    def test_initialize_comes_first_and_speaks_protocol_1(self):
        lines = [request(1, "reset"), request(2, "initialize", {"protocol": 2}), request(3, "initialize")]
        done = subprocess.run(COMMAND, input=b"".join(lines), stdout=subprocess.PIPE, timeout=60)
        codes = [json.loads(line)["error"]["code"] for line in done.stdout.split(b"\n") if line]
        self.assertEqual(codes, [-32600, -32602, -32602])

    def test_requests_are_pipelined(self):
        sent = [self.send("call", {"call": "ntohl", "args": [n]}) for n in range(300)]
        replies = [self.reply() for _ in sent]
        self.assertEqual([reply["id"] for reply in replies], sent)
        self.assertEqual([reply["result"]["returns"] for reply in replies], [socket.ntohl(n) for n in range(300)])

    def test_numbers_begin_anew_after_reset(self):
        for _ in range(40):
            self.returned("socket")
        self.returned("socket.close", ref(7))
        self.assertEqual(self.ask("reset")["result"], {"closed": 39})
        self.assertEqual(self.returned("socket"), ref(1))
        self.assertEqual(self.ask("call", {"call": "socket.fileno", "args": [ref(2)]})["error"]["code"], -32602)

    def test_time_is_measured(self):
        self.assertIsInstance(self.call("htons", 1, timed=True)["us"], int)
        self.listener()
        outcome = self.call("aux.wait", ref(1), "read", 0.05, timed=True)
        self.assertGreaterEqual(outcome["us"], 49000)

    def test_what_c_lacks(self):
        for name, args in (("getfqdn", []), ("socket.settimeout", [1]), ("create_connection", [["a", 1]]), ("nonsense", [])):
            self.assertIn("unsupported", self.call(name, *args))

    def test_what_c_cannot_express(self):
        self.returned("socket")
        table = [
            ("htons", [65536]), ("htonl", [-1]), ("htons", ["1"]), ("htons", [1.0]), ("htons", [2**70]), ("htons", []),
            ("htons", [1, 2]), ("inet_pton", [const("AF_INET"), "a\0"]), ("inet_ntoa", [octets(b"abc")]),
            ("socket.listen", [ref(1), 2**31]), ("socket.recv", [ref(1), -1]), ("socket.bind", [ref(1), ["", 65536]]),
            ("socket.bind", [ref(1), [1, 2]]), ("socket.send", [ref(1), "text"]), ("socket.bind", [ref(1), None]),
            ("socket.recv_into", [ref(1), octets(b"ab"), 3]), ("htonl", [{"integer": "18446744073709551616"}]),
        ]
        for name, args in table:
            with self.subTest(name=name, args=args):
                self.assertIn("inexpressible", self.call(name, *args))
        self.assertIn("inexpressible", self.call("htons", 1, kwargs={"x": 1}))

    def test_the_end_of_input_ends_it_whatever_its_calls_do(self):
        self.listener()
        for background in (True, False):
            self.send("call", {"call": "socket.accept", "args": [ref(1)], "background": background})
        self.process.stdin.close()
        self.assertEqual(self.process.wait(20), 0)
        self.process.stdin = None  # closed, so communicate() must not touch it

    def test_shutdown(self):
        self.assertEqual(self.ask("shutdown")["result"], {})
        self.assertEqual(self.process.wait(20), 0)


if __name__ == "__main__":
    run_tests()
