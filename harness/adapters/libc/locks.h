// Locks and threads.
#pragma once

#include "native.h"

void lock_enter(native_lock* lock);
void lock_leave(native_lock* lock);
/// Waits at most so many milliseconds; may wake early.
void condition_wait(native_condition* condition, native_lock* lock, int milliseconds);
void condition_notify(native_condition* condition);

/// Runs `work(with)` on a thread that nobody joins. False if there is none to be had.
bool thread_start(native_thread* thread, void (*work)(void*), void* with);
/// Sends a thread, which must be alive, a handled signal. False where the platform has no such
/// thing.
bool thread_interrupt(native_thread thread);
/// Lets go of what thread_start gave, once the thread is at its end.
void thread_forget(native_thread thread);

/// Held by calls whose result is the C library's static storage, until it is copied.
extern native_lock static_storage;
