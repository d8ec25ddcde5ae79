// What the platforms do each in their own way.
#pragma once

#include "native.h"

/// Once, before all else: the socket library, the streams, and the signals. SIGPIPE is ignored in
/// the whole process.
void system_start(void);

/// errno, or what WSAGetLastError tells.
int last_error(void);
/// A clock that never goes back.
int64_t nanoseconds(void);

/// close, or closesocket. 0 or -1, as the calls below that return an int.
int close_socket(native_socket handle);
/// dup, or WSADuplicateSocket. NO_SOCKET if it failed.
native_socket duplicate_socket(native_socket handle);
/// fcntl with O_NONBLOCK, or ioctlsocket with FIONBIO.
int set_blocking(native_socket handle, bool blocking);
/// 1 or 0, or -1 with an error, or -2 where the platform does not tell.
int is_blocking(native_socket handle);
/// Whether the handle would survive exec: 1 or 0, or -1 with an error.
int is_inheritable(native_socket handle);
/// Waits until the socket is ready, or has an error or a hang-up: 1, or 0 if the time ran out, or
/// -1 with an error.
int wait_ready(native_socket handle, bool to_write, double seconds);
/// Receives what is there, without waiting: -1 with an error, -2 if there is nothing.
int64_t receive_now(native_socket handle, char* to, size_t size);
/// Makes both ends; 0 or -1, or -2 where the platform has no such call.
int make_pair(int family, int type, int proto, native_socket pair[2]);
/// inet_aton: 1 or 0, or -2 where the platform has no such call.
int text_to_inet(const char* text, struct in_addr* to);

/// Shuts both directions down; errors are ignored.
void shut_down(native_socket handle);
/// Switches SO_LINGER off, so that a close cannot block; errors are ignored.
void forget_linger(native_socket handle);

/// Starts a thread that ends the process with status 0 once the standard input has ended and
/// `progress` has stood still for a second: then a call is blocked and nobody waits for it.
void watch_end_of_input(int64_t (*progress)(void));
