"""Exposes CPython's socket module over the adapter protocol (docs/protocol.md)."""

import json
import os
import platform
import socket
import threading
import time

import auxiliary
import calls
import facts
import outcomes
import values

NOT_JSON, NOT_A_REQUEST, NO_METHOD, BAD_PARAMS, INTERNAL = -32700, -32600, -32601, -32602, -32603
WAKING = 0.5  # seconds that calls in the background get to end at a reset


class Fault(Exception):
    """A JSON-RPC error."""

    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


class Replies:
    """Replies on standard output, collected until they are due."""

    def __init__(self):
        self._lock = threading.Lock()
        self._waiting = bytearray()

    def add(self, message):
        line = json.dumps(dict(message, jsonrpc="2.0"), separators=(",", ":")) + "\n"
        with self._lock:
            self._waiting += line.encode("ascii")

    def flush(self):
        with self._lock:
            while self._waiting:
                del self._waiting[: os.write(1, self._waiting)]


class Adapter:
    def __init__(self):
        self.replies = Replies()
        self.handles = values.Handles()
        self.initialized = False
        self.methods = {
            "initialize": self.initialize,
            "call": self.call,
            "reset": self.reset,
            "shutdown": lambda _params, _identity: {},
        }

    def serve(self):
        """Reads requests until the input ends or a shutdown comes."""
        pending = b""
        while True:
            piece = os.read(0, 1 << 16)
            if not piece:
                return
            *lines, pending = (pending + piece).split(b"\n")
            for line in lines:
                if self.answer(line):
                    return
            self.replies.flush()

    def answer(self, line):
        """Answers one request. Returns whether it was the last."""
        identity = None
        try:
            request = parse(line)
            identity = request["id"]
            method = self.methods.get(request["method"])
            if method is None:
                raise Fault(NO_METHOD, "no method %r" % (request["method"],))
            if not self.initialized and request["method"] != "initialize":
                raise Fault(NOT_A_REQUEST, "initialize comes first")
            result = method(request.get("params") or {}, identity)
            if result is not None:
                self.replies.add({"id": identity, "result": result})
            return request["method"] == "shutdown"
        except Fault as fault:
            self.replies.add(error_reply(identity, fault.code, fault))
        except Exception as exception:
            self.replies.add(error_reply(identity, INTERNAL, repr(exception)))
        return False

    def initialize(self, params, _identity):
        if self.initialized:
            raise Fault(NOT_A_REQUEST, "initialize came before")
        if params.get("protocol") != 1:
            raise Fault(BAD_PARAMS, "this adapter speaks protocol 1")
        self.initialized = True
        return {
            "protocol": 1,
            "features": ["concurrent", "timed"],
            "implementation": {
                "name": "cpython-3",
                "version": platform.python_version(),
                "language": "Python",
            },
            "facts": facts.facts(),
            "calls": calls.available(),
        }

    def call(self, params, identity):
        """The outcome, or None for a call in the background, which replies by itself."""
        name = params.get("call")
        function = calls.CALLS.get(name) if isinstance(name, str) else None
        if function is None:
            return {"unsupported": "there is no call %r" % (name,)}
        args, kwargs = params.get("args", []), params.get("kwargs", {})
        if not isinstance(args, list) or not isinstance(kwargs, dict):
            raise Fault(BAD_PARAMS, "args is not an array or kwargs is not an object")
        try:
            args = values.decode(args, self.handles)
            kwargs = {key: values.decode(kwargs[key], self.handles) for key in kwargs}
        except values.Undefined as undefined:
            return {"unsupported": str(undefined)}
        except (values.BadRequest, KeyError, TypeError, ValueError) as fault:
            raise Fault(BAD_PARAMS, str(fault)) from fault
        if name not in calls.PURE:
            self.replies.flush()
        if not params.get("background"):
            return self.outcome(name, function, args, kwargs, params.get("timed"))
        auxiliary.BACKGROUND.start(
            lambda: self.reply_later(identity, (name, function, args, kwargs, params.get("timed")))
        )
        return None

    def reply_later(self, identity, call):
        try:
            reply = {"id": identity, "result": self.outcome(*call)}
        except Fault as fault:
            reply = error_reply(identity, fault.code, fault)
        except Exception as exception:
            reply = error_reply(identity, INTERNAL, repr(exception))
        self.replies.add(reply)
        self.replies.flush()

    def outcome(self, name, function, args, kwargs, timed):
        begin = time.monotonic_ns()
        try:
            result = function(args, kwargs)
            spent = time.monotonic_ns() - begin
        except calls.Unsupported as why:
            return {"unsupported": str(why)}
        except values.BadRequest as fault:
            raise Fault(BAD_PARAMS, str(fault)) from fault
        except Exception as exception:
            spent = time.monotonic_ns() - begin
            answer = outcomes.raised(exception, name.rpartition(".")[2])
            if answer is None:
                raise
        else:
            answer = {"returns": values.encode(result, self.handles)}
        if timed:
            answer["us"] = spent // 1000
        return answer

    def reset(self, _params, _identity):
        socket.setdefaulttimeout(None)
        blocked = wake(self.handles)
        closed = 0
        for sock in self.handles.clear():
            closed += sock.fileno() != -1
            close(sock)
        return {"closed": closed, "restart": True} if blocked else {"closed": closed}


def parse(line):
    try:
        request = json.loads(line)
    except ValueError as error:
        raise Fault(NOT_JSON, str(error)) from error
    if not isinstance(request, dict) or not isinstance(request.get("method"), str):
        raise Fault(NOT_A_REQUEST, "not a request object with a method")
    if not isinstance(request.get("id"), (int, str)):
        raise Fault(NOT_A_REQUEST, "a request needs an id")
    if not isinstance(request.get("params", {}), dict):
        raise Fault(BAD_PARAMS, "params is not an object")
    return request


def error_reply(identity, code, text):
    return {"id": identity, "error": {"code": code, "message": str(text)}}


def wake(handles):
    """Wakes the calls in the background by shutting their sockets down. Returns whether any of
    them is still blocked."""
    running = auxiliary.BACKGROUND.running()
    if not running:
        return False
    for sock in handles.all():
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
    end = time.monotonic() + WAKING
    for thread in running:
        thread.join(max(0, end - time.monotonic()))
    return any(thread.is_alive() for thread in running)


def close(sock):
    try:
        sock.close()
    except OSError:
        pass


def main():
    auxiliary.handle_signals()
    adapter = Adapter()
    adapter.serve()
    adapter.replies.flush()
    os._exit(0)  # threads in the background may be blocked for good


if __name__ == "__main__":
    main()
