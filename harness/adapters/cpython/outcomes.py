"""What an exception of Python says in the protocol's words."""

import socket

import constants


def raised(exception, call):
    """The outcome of a call that raised, or None for an exception that is no answer of a socket."""
    error = _os_error(exception) if isinstance(exception, OSError) else _argument_error(exception)
    if error is None:
        return None
    error["message"] = _message(exception)
    error["call"] = call
    return {"raises": error}


def _argument_error(exception):
    for kind, name in (
        (OverflowError, "overflow_error"),
        (TypeError, "type_error"),
        (ValueError, "value_error"),
        # What Python code says of an argument of another type (getfqdn of a number).
        (AttributeError, "type_error"),
        (MemoryError, "memory_error"),
    ):
        if isinstance(exception, kind):
            return {"is": [name]}
    return None


def _os_error(exception):
    if isinstance(exception, socket.gaierror):
        return _numbered(exception, ["gaierror"], "eai", constants.eai_name)
    if isinstance(exception, socket.herror):
        return _numbered(exception, ["herror"], "h_errno", constants.h_errno_name)
    # A kernel's ETIMEDOUT is of the same class since Python 3.10, but has a number.
    if isinstance(exception, socket.timeout) and exception.errno is None:
        return _numbered(exception, ["timeout"], "errno", constants.errno_name)
    return _numbered(exception, [], "errno", constants.errno_name)


def _numbered(exception, classes, space, name_of):
    error = {"is": classes + ["error", "os_error"]}
    number = exception.errno
    if not isinstance(number, int):
        return error
    name = name_of(number)
    if name is not None:
        error["code"] = name
    native = getattr(exception, "winerror", None)
    if isinstance(native, int):
        error["native"] = {"space": "wsa", "value": native}
    else:
        error["native"] = {"space": space, "value": number}
    return error


def _message(exception):
    text = exception.strerror if isinstance(exception, OSError) else None
    text = text if isinstance(text, str) else str(exception)
    return text.encode("utf-8", "replace").decode("utf-8")
