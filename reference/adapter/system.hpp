// What the adapter asks of the platform directly, past refsock.
#pragma once

#include "refsock/socket.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace adapter {

/// Whether the platform has signals that interrupt system calls.
bool has_interrupts();
/// Makes a signal of `interrupt_thread` interrupt a system call and do nothing else.
void enable_interrupts();
/// Sends a thread, which must be alive, a handled signal. False where the platform has no such
/// thing.
bool interrupt_thread(std::thread::native_handle_type thread);

/// Lets a write to a broken pipe or socket end the process, as the platform does by default: so a
/// SIGPIPE that refsock fails to prevent is seen as a crash.
void restore_broken_pipe_signal();

/// Starts a thread that ends the process with status 0 once the standard input has ended and
/// `progress` has stood still for a second: then a call is blocked and nobody waits for it.
/// `progress` must live as long as the process.
void watch_end_of_input(const std::atomic<std::uint64_t>& progress);

/// Shuts both directions down; errors are ignored.
void shut_down(refsock::native_handle handle);
/// Switches SO_LINGER off, so that a close cannot block; errors are ignored.
void forget_linger(refsock::native_handle handle);

enum class direction { read, write };
/// Waits until the handle is ready (or has an error or a hang-up); false if the time ran out first.
/// Resumes after signals. Raises refsock::error.
bool wait_ready(refsock::native_handle handle, direction way, double seconds);
/// Reads until `size` octets, the end of the stream, or the end of the time. Raises refsock::error.
std::vector<std::byte> receive_all(refsock::native_handle handle, std::size_t size, double seconds);
/// Whether the handle would survive exec. Raises refsock::error.
bool is_inheritable(refsock::native_handle handle);
/// Whether the handle itself is in blocking mode. Raises refsock::error.
bool is_blocking(refsock::native_handle handle);

} // namespace adapter
