"""Auxiliary calls: they serve cases and use the platform directly."""

import os
import select
import signal
import threading
import time


class Background:
    """The calls that run on threads of their own."""

    def __init__(self):
        self._lock = threading.Lock()
        self._threads = set()

    def start(self, work):
        def body():
            work()
            with self._lock:
                self._threads.discard(thread)

        thread = threading.Thread(target=body, daemon=True)
        with self._lock:
            self._threads.add(thread)
            thread.start()

    def interrupt(self):
        """Sends a handled signal to each thread. A thread in the set has begun and not ended."""
        with self._lock:
            for thread in self._threads:
                signal.pthread_kill(thread.ident, signal.SIGUSR1)
            return len(self._threads)

    def running(self):
        with self._lock:
            return set(self._threads)


BACKGROUND = Background()


def handle_signals():
    if hasattr(signal, "SIGUSR1"):
        signal.signal(signal.SIGUSR1, lambda _number, _frame: None)


def ready(sock, direction, seconds):
    """Whether the socket is ready before the time ran out."""
    if not hasattr(select, "poll"):
        lists = ([sock], []) if direction == "read" else ([], [sock])
        return any(select.select(lists[0], lists[1], [], seconds))
    poll = select.poll()
    poll.register(sock, select.POLLIN if direction == "read" else select.POLLOUT)
    return bool(poll.poll(max(seconds, 0) * 1000))


def receive(sock, size, seconds):
    """All octets up to `size`, the end of the stream or the end of the time."""
    end = time.monotonic() + seconds
    octets = bytearray()
    while len(octets) < size and ready(sock, "read", end - time.monotonic()):
        try:
            piece = sock.recv(min(size - len(octets), 1 << 18))
        except BlockingIOError:
            continue
        if not piece:
            break
        octets += piece
    return octets


CALLS = {
    "wait": lambda args, _: ready(*args),
    "receive": lambda args, _: receive(*args),
    "inheritable": lambda args, _: args[0].get_inheritable(),
    "blocking": lambda args, _: os.get_blocking(args[0].fileno()),
    "interrupt": lambda _args, _kwargs: BACKGROUND.interrupt(),
}
