"""The adapter as a program, driven over its standard streams; for the tests beside this file."""

import json
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


def run_tests():
    """Of the file that is run; the first argument is the program, what follows are unittest's options."""
    COMMAND[:] = [sys.argv.pop(1)]
    unittest.main()
