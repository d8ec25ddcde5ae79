"""The numbers of the interface's constants, and the names of its error numbers."""

import errno
import socket

# Names that may share a number are written in one way.
CANONICAL = {
    "EWOULDBLOCK": "EAGAIN",
    "ENOTSUP": "EOPNOTSUPP",
    "EDEADLOCK": "EDEADLK",
    "EAI_NODATA": "EAI_NONAME",
}
H_ERRNO = {1: "HOST_NOT_FOUND", 2: "TRY_AGAIN", 3: "NO_RECOVERY", 4: "NO_DATA"}


def number(name):
    """The number that Python knows by this name, or None."""
    if name.startswith("_"):
        return None
    for module in (socket, errno):
        value = getattr(module, name, None)
        if isinstance(value, int) and not isinstance(value, bool):
            return int(value)
    return None


def _canonical(name, value, module):
    other = CANONICAL.get(name, name)
    return other if getattr(module, other, None) == value else name


def errno_name(value):
    name = errno.errorcode.get(value)
    if name is None:
        return None
    return _canonical(name[3:] if name.startswith("WSA") else name, value, errno)


def eai_name(value):
    for name in dir(socket):
        if name.startswith("EAI_") and getattr(socket, name) == value:
            return _canonical(name, value, socket)
    return None


def h_errno_name(value):
    return H_ERRNO.get(value)
