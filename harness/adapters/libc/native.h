// The platform's own socket headers and the few types that differ. The one header with OS macros;
// it comes first.
#pragma once

#ifdef _WIN32

#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0A00
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
// The deprecated functions are what is asked for here.
#define _WINSOCK_DEPRECATED_NO_WARNINGS
#define _CRT_SECURE_NO_WARNINGS
// clang-format off
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <mstcpip.h>
#include <windows.h>
#include <afunix.h>
// clang-format on

typedef SOCKET native_socket;
typedef int native_length;
typedef int native_size;
typedef SRWLOCK native_lock;
typedef CONDITION_VARIABLE native_condition;
typedef HANDLE native_thread;
#define NATIVE_SIZE_MOST 0x7fffffff
#define HAS_ABSTRACT_NAMES 0
#define NATIVE_SIZE_NAME "int"
#define NATIVE_SOCKET_MOST INT64_MAX
#define NATIVE_SOCKET_NAME "SOCKET"
#define NO_SOCKET INVALID_SOCKET
#define LOCK_INITIALIZER SRWLOCK_INIT
#define CONDITION_INITIALIZER CONDITION_VARIABLE_INIT

#else

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/un.h>
#include <unistd.h>

typedef int native_socket;
typedef socklen_t native_length;
typedef size_t native_size;
typedef pthread_mutex_t native_lock;
typedef pthread_cond_t native_condition;
typedef pthread_t native_thread;
#define NATIVE_SIZE_MOST SIZE_MAX
#ifdef __linux__
#define HAS_ABSTRACT_NAMES 1
#else
#define HAS_ABSTRACT_NAMES 0
#endif
#define NATIVE_SIZE_NAME "size_t"
#define NATIVE_SOCKET_MOST INT_MAX
#define NATIVE_SOCKET_NAME "int"
#define NO_SOCKET (-1)
#define LOCK_INITIALIZER PTHREAD_MUTEX_INITIALIZER
#define CONDITION_INITIALIZER PTHREAD_COND_INITIALIZER

#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
