"""Values of the protocol to and from Python's own."""

import math
import os
import socket
import threading

import constants

EXACT = 2**53  # the integers of a JSON number that every reader keeps
LONGEST = 65536  # octets that a reply spells out


UNDEFINED = object()  # the result of `constant` for a name that Python does not know


class BadRequest(Exception):
    """The request itself is at fault; the adapter answers -32602."""


class Undefined(Exception):
    """The request names a constant that Python does not define here."""


class Handles:
    """The sockets of a case, numbered from 1 in the order of creation."""

    def __init__(self):
        self._lock = threading.Lock()
        self._sockets = []

    def add(self, sock):
        with self._lock:
            self._sockets.append(sock)
            return len(self._sockets)

    def get(self, number):
        known = isinstance(number, int) and 1 <= number <= len(self._sockets)
        if not known:
            raise BadRequest("no socket has the number %r" % (number,))
        return self._sockets[number - 1]

    def all(self):
        with self._lock:
            return list(self._sockets)

    def clear(self):
        """Forgets all sockets and returns them."""
        with self._lock:
            sockets, self._sockets = self._sockets, []
            return sockets


def decode(value, handles):
    """The argument that a JSON value stands for. Arrays become tuples."""
    if isinstance(value, list):
        return tuple(decode(item, handles) for item in value)
    if not isinstance(value, dict):
        return value
    for tag, decoder in DECODERS.items():
        if tag in value:
            return decoder(value, handles)
    raise BadRequest("not a value: %r" % (value,))


def _constant(value, _handles):
    names = value["const"] if isinstance(value["const"], list) else [value["const"]]
    number = 0
    for name in names:
        if not isinstance(name, str):
            raise BadRequest("not a constant's name: %r" % (name,))
        found = constants.number(name)
        if found is None:
            raise Undefined("Python does not define %r here" % name)
        number |= found
    return number


DECODERS = {
    "bytes": lambda value, _: bytes.fromhex(value["bytes"]),
    "const": _constant,
    "socket": lambda value, handles: handles.get(value["socket"]),
    "integer": lambda value, _: int(value["integer"]),
    "float": lambda value, _: float(value["float"]),
    "fill": lambda value, _: generated(value["fill"], value["seed"]),
}


def encode(value, handles):
    """The JSON value of a result. Sockets get the next number."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if abs(value) <= EXACT else {"integer": str(int(value))}
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": str(value)}
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, (bytes, bytearray)):
        return _octets(bytes(value))
    if isinstance(value, (tuple, list)):
        return [encode(item, handles) for item in value]
    if isinstance(value, socket.socket):
        return {"socket": handles.add(value)}
    if value is UNDEFINED:
        return {"undefined": True}
    raise TypeError("no form for %r" % (value,))


def _text(value):
    """Text, or octets where Python smuggled invalid UTF-8 into text (the path of a socket)."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return _octets(os.fsencode(value))
    return value


def _octets(value):
    if len(value) > LONGEST:
        return {"digest": "%016x" % digest(value), "size": len(value)}
    return {"bytes": value.hex()}


def digest(octets):
    """FNV-1a with 64 bits."""
    state = 0xCBF29CE484222325
    for octet in octets:
        state = ((state ^ octet) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return state


def generated(size, seed):
    """The protocol's generated octets.

    The states are 64-bit lanes of one long integer: each round steps all lanes at once, by as many
    steps as there are lanes, which is far faster than a loop over the octets.
    """
    factor, addend, lanes, ones = 1103515245, 12345, 1, 1
    states = (seed * factor + addend) % 2**31
    while lanes < min(size, LONGEST):
        shift = 64 * lanes
        states |= _step(states, factor, addend, ones) << shift
        ones |= ones << shift
        addend = (addend * factor + addend) % 2**31
        factor = factor * factor % 2**31
        lanes *= 2
    blocks = bytearray()
    while len(blocks) < size:
        blocks += states.to_bytes(8 * lanes, "little")[2::8]
        states = _step(states, factor, addend, ones)
    return bytes(blocks[:size])


def _step(states, factor, addend, ones):
    return (states * factor + addend * ones) & (ones * (2**31 - 1))
