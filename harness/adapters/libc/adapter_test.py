"""Tests of libc-adapter over its standard streams. Usage: adapter_test.py PROGRAM [unittest's options]"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import unittest

COMMAND = []
LONGEST = 1 << 20


def digest(octets):
    state = 0xCBF29CE484222325
    for octet in octets:
        state = ((state ^ octet) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return "%016x" % state


def generated(size, state):
    octets = bytearray()
    for _ in range(size):
        state = (state * 1103515245 + 12345) % 2**31
        octets.append((state >> 16) % 256)
    return bytes(octets)


def const(*names):
    return {"const": names[0] if len(names) == 1 else list(names)}


def ref(number):
    return {"socket": number}


def octets(data):
    return {"bytes": data.hex()}


def request(identity, method, params=None):
    whole = {"jsonrpc": "2.0", "id": identity, "method": method}
    return json.dumps(whole if params is None else dict(whole, params=params)).encode() + b"\n"


HELLO = request(0, "initialize", {"protocol": 1})


def replies_to(*lines):
    """What a fresh adapter answers to the lines after `initialize`; its status must be 0."""
    done = subprocess.run(COMMAND, input=HELLO + b"".join(lines), stdout=subprocess.PIPE, timeout=60)
    if done.returncode != 0:
        raise AssertionError("status %d" % done.returncode)
    return [json.loads(line) for line in done.stdout.split(b"\n") if line][1:]


def fault_of(line):
    (reply,) = replies_to(line + b"\n")
    return reply["error"]["code"], reply["id"]


def call_line(name, *args):
    return request(1, "call", {"call": name, "args": list(args)})


class Reader(unittest.TestCase):
    """The reader of JSON, and requests that are none."""

    def test_what_is_no_json(self):
        table = [
            b"", b"{", b"[1,]", b"{,}", b'{"a" 1}', b'{"a":1,}', b"nul", b"tru", b"[1 2]", b"{}{}", b"'a'", b"01", b"1.",
            b".5", b"1e", b"+1", b"-", b"--1", b"0x1", b'"a', b'"\\x"', b'"\\u12"', b'"\\ud800"', b'"\\udc00"',
            b'"\\ud800\\u0041"', b'"\t"', b'"\xff"', b'"\xc0\xaf"', b'"\xed\xa0\x80"', b'"\xf4\x90\x80\x80"', b'"\xe2\x82"',
            b"\x00", b"[\x00]", b"\xef\xbb\xbf{}", b"NaN", b"Infinity", b'"\\', b'{"a":}', b"]",
        ]
        replies = replies_to(*[line + b"\n" for line in table])
        for line, reply in zip(table, replies):
            with self.subTest(line=line):
                self.assertEqual((reply["error"]["code"], reply["id"]), (-32700, None))
        self.assertEqual(len(replies), len(table))

    def test_what_is_json_but_no_request(self):
        table = [
            b"[]", b"1", b"-0.5e+3", b'"\\ud83d\\ude00 \\u00e9\\/"', b"null", b" { } ", b"[" * 32 + b"]" * 32,
            b'{"id":null}', b'{"id":1.5}', b'{"id":true}', b'{"id":99999999999999999999}',
            b'{"id":"' + b"a" * 257 + b'"}',
        ]
        for line, reply in zip(table, replies_to(*[line + b"\n" for line in table])):
            with self.subTest(line=line):
                self.assertEqual((reply["error"]["code"], reply["id"]), (-32600, None))

    def test_faults_with_an_identity(self):
        table = [
            (b'{"id":5}', -32600),
            (b'{"id":5,"jsonrpc":"1.0","method":"reset"}', -32600),
            (b'{"id":5,"jsonrpc":"2.0","method":7}', -32600),
            (b'{"id":5,"jsonrpc":"2.0","method":"initialize","params":{"protocol":1}}', -32600),
            (b'{"id":5,"jsonrpc":"2.0","method":"nonsense"}', -32601),
            (b'{"id":5,"jsonrpc":"2.0","method":"call","params":[]}', -32602),
            (b'{"id":5,"jsonrpc":"2.0","method":"call","params":{}}', -32602),
            (b'{"id":5,"jsonrpc":"2.0","method":"call","params":{"call":"htons","args":{}}}', -32602),
            (b'{"id":5,"jsonrpc":"2.0","method":"call","params":{"call":"htons","kwargs":[]}}', -32602),
            (b'{"id":5,"jsonrpc":"2.0","method":"call","params":{"call":"htons","timed":1}}', -32602),
            (b'{"id":5,"jsonrpc":"2.0","method":"call","params":{"call":"htons","args":[{"no-tag":1}]}}', -32602),
            (b'{"id":5,"jsonrpc":"2.0","method":"call","params":{"call":"inet_ntoa","args":[{"bytes":"7F"}]}}', -32602),
            (b'{"id":5,"jsonrpc":"2.0","method":"call","params":{"call":"inet_ntoa","args":[{"bytes":"7"}]}}', -32602),
            (b'{"id":5,"jsonrpc":"2.0","method":"call","params":{"call":"socket.recv","args":[{"socket":1},1]}}', -32602),
        ]
        for line, code in table:
            with self.subTest(line=line):
                self.assertEqual(fault_of(line), (code, 5))

    def test_nesting_and_length(self):
        self.assertEqual(fault_of(b"[" * 33 + b"]" * 33), (-32600, None))
        self.assertEqual(fault_of(b"[" * 500000), (-32600, None))
        self.assertEqual(fault_of(b'{"a":' * 100000), (-32600, None))
        self.assertEqual(fault_of(b'"' + b"a" * LONGEST + b'"'), (-32600, None))
        self.assertEqual(fault_of(b"1" * (LONGEST - 1)), (-32600, None))

    def test_a_long_line_costs_no_other(self):
        line = call_line("htons", 1)
        fits = line[:-1] + b" " * (LONGEST - len(line)) + b"\n"
        replies = replies_to(b"x" * (3 * LONGEST) + b"\n", fits, fits[:-1] + b" \n", line)
        self.assertEqual(["error" in reply for reply in replies], [True, False, True, False])

    def test_text_comes_back_as_it_went(self):
        text = 'a"\\\b\f\n\r\t\x01\x7f/é€😀'
        for ascii_only in (True, False):
            whole = {"jsonrpc": "2.0", "id": text, "method": "reset"}
            line = json.dumps(whole, ensure_ascii=ascii_only).encode() + b"\n"
            self.assertEqual(replies_to(line)[0]["id"], text)

    def test_the_last_of_equal_names_counts(self):
        line = b'{"id":1,"jsonrpc":"2.0","method":"nonsense","method":"reset"}\n'
        self.assertEqual(replies_to(line)[0]["result"], {"closed": 0})

    def test_every_damaged_line_gets_one_reply(self):
        seeds = [
            call_line("inet_pton", const("AF_INET"), "127.0.0.1"),
            call_line("inet_ntop", const("AF_INET6"), octets(bytes(16))),
            call_line("htonl", {"integer": "4294967296"}),
            call_line("socket", const("AF_INET"), {"const": ["SOCK_DGRAM", 0]}),
            call_line("socket.getsockname", ref(1)),
            call_line("getaddrinfo", "127.0.0.1", 80),
            request(1, "reset"),
        ]
        chance = random.Random(20261125)
        lines = [damaged(seeds[i % len(seeds)], chance) for i in range(3000)]
        replies = replies_to(*lines)
        self.assertEqual(len(replies), len(lines))
        for reply in replies:
            self.assertNotEqual("result" in reply, "error" in reply)


def damaged(line, chance):
    line = bytearray(line[:-1])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(line)) if line else 0
        kind = chance.randrange(4)
        if kind == 0 and line:
            line[at] = chance.randrange(256)
        elif kind == 1:
            del line[at : at + chance.randint(1, 8)]
        elif kind == 2:
            start = chance.randrange(len(line) + 1)
            line[at:at] = line[start : start + 12]
        else:
            line[at:at] = bytes([chance.choice(b'[]{}",:\\0-9eE')])
    # "shutdown" cannot come about; a newline would be two lines.
    return bytes(line).replace(b"\n", b" ") + b"\n"


class Program(unittest.TestCase):
    def setUp(self):
        self.process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(self.end)
        self.sent = 0
        self.hello = self.ask("initialize", {"protocol": 1})["result"]

    def end(self):
        self.process.kill()
        self.process.communicate()

    def send(self, method, params=None):
        self.sent += 1
        self.process.stdin.write(request(self.sent, method, params))
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

    def background(self, name, *args):
        return self.send("call", {"call": name, "args": list(args), "background": True})

    def returned(self, name, *args, **params):
        return self.call(name, *args, **params)["returns"]

    def raised(self, name, *args):
        error = self.call(name, *args)["raises"]
        self.assertEqual(error["is"][-2:], ["error", "os_error"])
        return error.get("code")

    def listener(self):
        """Socket 1 listens. Returns its address."""
        self.returned("socket", const("AF_INET"))
        self.returned("socket.bind", ref(1), ["127.0.0.1", 0])
        self.returned("socket.listen", ref(1), 5)
        return self.returned("socket.getsockname", ref(1))


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


class Calls(Program):
    def test_constants(self):
        self.assertEqual(self.returned("constant", "AF_INET"), int(socket.AF_INET))
        self.assertEqual(self.returned("constant", "INADDR_BROADCAST"), 0xFFFFFFFF)
        self.assertEqual(self.returned("constant", "AF_NO_SUCH"), {"undefined": True})
        either = self.returned("htonl", {"const": ["AI_PASSIVE", "AI_CANONNAME"]})
        self.assertEqual(socket.ntohl(either), socket.AI_PASSIVE | socket.AI_CANONNAME)

    def test_conversions(self):
        one = socket.inet_pton(socket.AF_INET6, "::1")
        self.assertEqual(self.returned("inet_pton", const("AF_INET6"), "::1"), octets(one))
        self.assertEqual(self.returned("inet_ntop", const("AF_INET6"), octets(one)), "::1")
        self.assertEqual(self.returned("inet_ntoa", octets(b"\x7f\0\0\1")), "127.0.0.1")
        self.assertIsNone(self.raised("inet_pton", const("AF_INET"), "nonsense"))
        self.assertEqual(self.raised("inet_pton", 12345, "1.2.3.4"), "EAFNOSUPPORT")

    def test_names(self):
        kwargs = {"socktype": const("SOCK_STREAM"), "flags": const("AI_NUMERICHOST")}
        ((family, kind, _, name, address),) = self.returned("getaddrinfo", "127.0.0.1", 80, kwargs=kwargs)
        self.assertEqual((family, kind, name, address), (socket.AF_INET, socket.SOCK_STREAM, "", ["127.0.0.1", 80]))
        numeric = const("NI_NUMERICHOST", "NI_NUMERICSERV")
        self.assertEqual(self.returned("getnameinfo", ["::1", 80], numeric), ["::1", "80"])
        self.assertEqual(self.returned("gethostbyname", "127.0.0.1"), "127.0.0.1")
        self.assertEqual(self.returned("gethostbyname_ex", "127.0.0.1")[2], ["127.0.0.1"])
        error = self.call("getaddrinfo", "nonsense", None, kwargs=kwargs)["raises"]
        self.assertEqual((error["is"][0], error["code"], error["native"]["space"]), ("gaierror", "EAI_NONAME", "eai"))

    def test_services(self):
        self.assertEqual(self.call("getservbyname", "no-such-service")["raises"]["is"], ["error", "os_error"])
        self.assertEqual(self.call("getprotobyname", "no-such-protocol")["raises"]["is"], ["error", "os_error"])

    def test_a_connection(self):
        address = self.listener()
        self.assertEqual(self.returned("socket"), ref(2))
        self.assertIsNone(self.returned("socket.connect", ref(2), address))
        accepted, peer = self.returned("socket.accept", ref(1))
        self.assertEqual((accepted, peer), (ref(3), self.returned("socket.getsockname", ref(2))))
        self.assertEqual(self.returned("socket.getpeername", ref(2)), address)
        self.assertEqual(self.returned("socket.send", ref(2), octets(b"abcdef")), 6)
        self.assertEqual(self.returned("socket.recv", ref(3), 2), octets(b"ab"))
        self.assertEqual(self.returned("socket.recv_into", ref(3), octets(b"...."), 2), [2, octets(b"cd..")])
        self.assertEqual(self.returned("socket.dup", ref(3)), ref(4))
        self.assertEqual(self.returned("socket.recvfrom", ref(4), 9)[0], octets(b"ef"))
        self.assertIsNone(self.returned("socket.shutdown", ref(2), const("SHUT_WR")))
        self.assertEqual(self.returned("socket.recv", ref(3), 1), octets(b""))
        self.assertIsNone(self.returned("socket.close", ref(3)))
        self.assertEqual(self.returned("socket.fileno", ref(3)), -1)
        self.assertIn(self.raised("socket.recv", ref(3), 1), ("EBADF", "ENOTSOCK"))

    def test_datagrams(self):
        for number in (1, 2):
            self.returned("socket", kwargs={"type": const("SOCK_DGRAM")})
            self.returned("socket.bind", ref(number), ["127.0.0.1", 0])
        names = [self.returned("socket.getsockname", ref(number)) for number in (1, 2)]
        self.assertEqual(self.returned("socket.sendto", ref(1), octets(b"ab"), names[1]), 2)
        self.assertEqual(self.returned("socket.sendto", ref(1), octets(b"cd"), 0, names[1]), 2)
        self.assertEqual(self.returned("socket.recvfrom", ref(2), 9), [octets(b"ab"), names[0]])
        self.assertEqual(self.returned("socket.recvfrom_into", ref(2), octets(b"...")), [2, octets(b"cd."), names[0]])

    def test_options_and_modes(self):
        self.listener()
        option = const("SOL_SOCKET"), const("SO_KEEPALIVE")
        self.returned("socket.setsockopt", ref(1), *option, 1)
        self.assertNotEqual(self.returned("socket.getsockopt", ref(1), *option), 0)
        self.assertIn("bytes", self.returned("socket.getsockopt", ref(1), *option, 4))
        self.returned("socket.setsockopt", ref(1), *option, octets(bytes(4)))
        self.assertEqual(self.returned("socket.getsockopt", ref(1), *option), 0)
        self.returned("socket.setblocking", ref(1), False)
        self.assertEqual(self.raised("socket.accept", ref(1)), "EAGAIN")

    def test_errors_have_their_numbers(self):
        self.returned("socket")
        error = self.call("socket.getpeername", ref(1))["raises"]
        self.assertEqual((error["code"], error["call"]), ("ENOTCONN", "getpeername"))
        self.assertEqual(error["native"]["value"], self.returned("constant", "ENOTCONN"))
        address = self.returned("socket.getsockname", ref(self.closed_port()))
        self.assertEqual(self.returned("socket.connect_ex", ref(1), address), self.returned("constant", "ECONNREFUSED"))

    def closed_port(self):
        number = self.returned("socket")["socket"]
        self.returned("socket.bind", ref(number), ["127.0.0.1", 0])
        return number

    def test_much_data(self):
        address = self.listener()
        self.returned("socket")
        self.returned("socket.connect", ref(2), address)
        self.returned("socket.accept", ref(1))
        size, data = 65537, generated(65537, 7)
        background = self.background("aux.receive", ref(3), size, 10)
        # Each in one piece: the sockets block.
        pieces = [octets(data[at : at + 20000]) for at in range(0, size, 20000)]
        sent = [self.send("call", {"call": "socket.send", "args": [ref(2), piece]}) for piece in pieces]
        replies = {reply["id"]: reply["result"] for reply in (self.reply() for _ in range(len(sent) + 1))}
        self.assertEqual(sum(replies[identity]["returns"] for identity in sent), size)
        self.assertEqual(replies[background], {"returns": {"digest": digest(data), "size": size}})
        self.returned("socket.send", ref(2), {"fill": 1000, "seed": 7})
        self.assertEqual(self.returned("aux.receive", ref(3), 1000, 10), octets(data[:1000]))

    def test_a_call_in_the_background(self):
        address = self.listener()
        background = self.background("socket.accept", ref(1))
        self.assertEqual(self.returned("htons", 0), 0)
        self.returned("socket")
        self.send("call", {"call": "socket.connect", "args": [ref(2), address]})
        replies = {reply["id"]: reply["result"] for reply in (self.reply(), self.reply())}
        self.assertEqual(replies[background]["returns"][0], ref(3))

    def test_reset_wakes_a_call_in_the_background(self):
        self.listener()
        background = self.background("socket.accept", ref(1))
        reset = self.send("reset")
        replies = {reply["id"]: reply["result"] for reply in (self.reply(), self.reply())}
        self.assertIn("raises", replies[background])
        self.assertEqual(replies[reset], {"closed": 1})


@unittest.skipUnless(os.name == "posix", "POSIX")
class Posix(Program):
    def test_a_broken_pipe_is_an_error(self):
        self.assertEqual(self.returned("socketpair"), [ref(1), ref(2)])
        self.returned("socket.close", ref(2))
        self.assertEqual(self.raised("socket.send", ref(1), octets(b"a")), "EPIPE")
        self.process.send_signal(signal.SIGPIPE)
        self.assertEqual(self.returned("htons", 0), 0)

    def test_inet_aton(self):
        self.assertEqual(self.returned("inet_aton", "127.1"), octets(b"\x7f\0\0\1"))
        self.assertIsNone(self.raised("inet_aton", "nonsense"))

    def test_a_signal_interrupts(self):
        self.returned("socketpair")
        background = self.background("socket.recv", ref(1), 1)
        self.assertEqual(self.returned("aux.wait", ref(1), "read", 0.3), False)
        self.assertEqual(self.reply_of_interrupt(background), "EINTR")

    def reply_of_interrupt(self, background):
        interrupt = self.send("call", {"call": "aux.interrupt"})
        replies = {reply["id"]: reply["result"] for reply in (self.reply(), self.reply())}
        self.assertEqual(replies[interrupt], {"returns": 1})
        return replies[background]["raises"]["code"]

    def test_descriptors_are_the_plain_ones(self):
        self.returned("socketpair")
        self.assertIs(self.returned("aux.inheritable", ref(1)), True)
        self.assertIs(self.returned("aux.blocking", ref(1)), True)
        self.returned("socket.setblocking", ref(1), 0)
        self.assertIs(self.returned("aux.blocking", ref(1)), False)
        number = self.returned("socket.fileno", ref(1))
        self.assertEqual(self.returned("fromfd", number, const("AF_UNIX"), const("SOCK_STREAM")), ref(3))
        self.assertEqual(self.raised("socket.close", ref(self.closed())), "EBADF")

    def closed(self):
        self.returned("socket.close", ref(3))
        return 3

    @unittest.skipUnless(sys.platform == "linux", "Linux")
    def test_addresses_of_linux(self):
        names = ["", "\0sockmatrix-%d" % os.getpid()]
        for number, name in enumerate(names, 1):
            self.returned("socket", const("AF_UNIX"), const("SOCK_DGRAM"))
            self.returned("socket.bind", ref(number), name)
        self.assertEqual(self.returned("socket.getsockname", ref(1))["bytes"][:2], "00")
        self.assertEqual(self.returned("socket.getsockname", ref(2)), octets(names[1].encode()))
        self.returned("socket", const("AF_NETLINK"), const("SOCK_RAW"))
        self.returned("socket.bind", ref(3), [0, 0])
        pid, groups = self.returned("socket.getsockname", ref(3))
        self.assertGreater(pid, 0)
        self.assertEqual(groups, 0)


if __name__ == "__main__":
    COMMAND[:] = [sys.argv.pop(1)]
    unittest.main()
