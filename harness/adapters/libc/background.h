// Calls on threads of their own.
#pragma once

#include <stdbool.h>

/// Runs `work(with)` on a thread. False if there is none to be had.
bool background_start(void (*work)(void*), void* with);
/// Whether no call is running, after so many milliseconds at the latest.
bool background_idle(int milliseconds);
/// Sends each thread a handled signal. Returns how many were sent.
int background_interrupt(void);
