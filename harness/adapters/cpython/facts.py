"""What the adapter knows of the platform it runs on."""

import os
import platform
import socket
import struct
import sys
import sysconfig


def facts():
    known = {
        "endian": sys.byteorder,
        "bits": struct.calcsize("P") * 8,
        "libc": _libc(),
        "kernel": "%s %s" % (platform.system(), platform.release()),
        "machine": platform.machine(),
        "sun_path": _sun_path(),
        "layouts": _layouts(),
    }
    return {name: value for name, value in known.items() if value is not None}


def _libc():
    name, version = platform.libc_ver()
    if name:
        return "%s %s" % (name, version)
    triplet = sysconfig.get_config_var("HOST_GNU_TYPE") or ""
    return "musl" if "musl" in triplet else None


def _sun_path():
    if not hasattr(socket, "AF_UNIX"):
        return None
    return 108 if sys.platform.startswith("linux") else 104


def _layouts():
    in_addr = struct.calcsize("I")
    layouts = {
        "linger": _pair("HH" if os.name == "nt" else "ii", "l_onoff", "l_linger"),
        "in_addr": {"size": in_addr, "s_addr": [0, in_addr]},
        "ip_mreq": _pair("II", "imr_multiaddr", "imr_interface"),
        "ipv6_mreq": _pair("16sI", "ipv6mr_multiaddr", "ipv6mr_interface"),
    }
    # On Windows SO_RCVTIMEO and SO_SNDTIMEO take milliseconds.
    if os.name != "nt":
        layouts["timeval"] = _timeval()
    return layouts


def _timeval():
    if sys.platform == "darwin":
        return dict(_pair("li", "tv_sec", "tv_usec"), size=struct.calcsize("li0l"))
    return _pair("ll", "tv_sec", "tv_usec")


def _pair(form, first, second):
    """The layout of a C struct with two members, natively aligned. The last character of `form` is
    the second member."""
    size = struct.calcsize(form)
    last = struct.calcsize(form[-1])
    return {
        "size": size,
        first: [0, struct.calcsize(form[:-1])],
        second: [size - last, last],
    }


assert sys.version_info >= (3, 8), "this adapter needs Python 3.8 or later"
