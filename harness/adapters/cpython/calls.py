"""The calls of the interface, by the names of the protocol."""

import socket

import auxiliary
import constants
from values import UNDEFINED, BadRequest


class Unsupported(Exception):
    """Python lacks the call."""


FUNCTIONS = """
    ntohl ntohs htonl htons inet_aton inet_ntoa inet_pton inet_ntop getaddrinfo getnameinfo
    gethostbyname gethostbyname_ex gethostbyaddr getfqdn gethostname getservbyname getservbyport
    getprotobyname getdefaulttimeout setdefaulttimeout socket socketpair fromfd create_connection
""".split()
METHODS = """
    accept bind connect connect_ex close dup fileno getpeername getsockname getsockopt setsockopt
    listen recv recvfrom send sendall sendto shutdown settimeout gettimeout setblocking ioctl
""".split()
ATTRIBUTES = ["family", "type", "proto"]

# Calls that neither wait nor touch the system: their replies may be collected.
PURE = frozenset(
    """
    constant has_ipv6 ntohl ntohs htonl htons inet_aton inet_ntoa inet_pton inet_ntop
    getdefaulttimeout setdefaulttimeout SocketType
""".split()
)

# Keyword arguments that Python calls otherwise.
RENAMED = {("getaddrinfo", "socktype"): "type"}


def _function(name):
    def call(args, kwargs):
        function = getattr(socket, name, None)
        if function is None:
            raise Unsupported("socket has no %s" % name)
        return function(*args, **{RENAMED.get((name, key), key): kwargs[key] for key in kwargs})

    return call


def _method(name):
    def call(args, kwargs):
        method = getattr(_socket_of(args), name, None)
        if method is None:
            raise Unsupported("a socket has no %s" % name)
        return method(*args[1:], **kwargs)

    return call


def _attribute(name):
    return lambda args, _: int(getattr(_socket_of(args), name))


def _socket_of(args):
    if not args or not isinstance(args[0], socket.socket):
        raise BadRequest("the first argument is not a socket")
    return args[0]


def _constant(args, _kwargs):
    if len(args) != 1 or not isinstance(args[0], str):
        raise BadRequest("constant takes one name")
    number = constants.number(args[0])
    return UNDEFINED if number is None else number


def _recv_into(args, kwargs):
    buffer = _buffer_of(args)
    return _socket_of(args).recv_into(buffer, *args[2:], **kwargs), buffer


def _recvfrom_into(args, kwargs):
    buffer = _buffer_of(args)
    count, address = _socket_of(args).recvfrom_into(buffer, *args[2:], **kwargs)
    return count, buffer, address


def _buffer_of(args):
    """A writable copy of the octets; anything else goes through as it is."""
    if len(args) < 2:
        raise BadRequest("the buffer is missing")
    return bytearray(args[1]) if isinstance(args[1], bytes) else args[1]


def _table():
    table = {name: _function(name) for name in FUNCTIONS}
    table.update(("socket." + name, _method(name)) for name in METHODS)
    table.update(("socket." + name, _attribute(name)) for name in ATTRIBUTES)
    table["socket.recv_into"] = _recv_into
    table["socket.recvfrom_into"] = _recvfrom_into
    table["constant"] = _constant
    table["has_ipv6"] = lambda _args, _kwargs: socket.has_ipv6
    table["SocketType"] = lambda args, _: isinstance(_socket_of(args), socket.SocketType)
    table.update(("aux." + name, call) for name, call in auxiliary.CALLS.items())
    return table


CALLS = _table()


def available():
    """The names of the calls that this Python has."""
    lacking = {name for name in FUNCTIONS if not hasattr(socket, name)}
    lacking |= {"socket." + name for name in METHODS if not hasattr(socket.socket, name)}
    return sorted(set(CALLS) - lacking)
