"""The CPython adapter as a stack whose connect to a listener waits until somebody calls accept.

With a timeout or in non-blocking mode connect does as the system does; so only what blocks, blocks for good.
Datagrams and peers of other processes are not touched.
"""

import os
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "adapters", "cpython"))

import adapter  # noqa: E402
import calls  # noqa: E402

listeners = set()
accepting = threading.Semaphore(0)


def listen(args, kwargs, real=calls.CALLS["socket.listen"]):
    returned = real(args, kwargs)
    listeners.add(args[0].getsockname())
    return returned


def accept(args, kwargs, real=calls.CALLS["socket.accept"]):
    accepting.release()
    return real(args, kwargs)


def connect(args, kwargs, real=calls.CALLS["socket.connect"]):
    try:
        waits = args[0].gettimeout() is None and tuple(args[1])[:2] in {tuple(one)[:2] for one in listeners}
    except Exception:  # a closed socket, an address of another kind: as the system does
        waits = False
    if waits:
        accepting.acquire()
    return real(args, kwargs)


calls.CALLS.update({"socket.listen": listen, "socket.accept": accept, "socket.connect": connect})

if __name__ == "__main__":
    adapter.main()
