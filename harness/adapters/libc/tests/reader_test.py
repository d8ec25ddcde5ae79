"""The reader of JSON and lines. Usage: reader_test.py PROGRAM [unittest's options]"""

import json
import random
import unittest

from program import LONGEST, call_line, const, fault_of, octets, ref, replies_to, request, run_tests


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


if __name__ == "__main__":
    run_tests()
