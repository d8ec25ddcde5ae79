"""The calls. Usage: calls_test.py PROGRAM [unittest's options]"""

import os
import signal
import socket
import sys
import unittest

from program import Program, const, digest, generated, octets, ref, run_tests


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
    run_tests()
