// The facts that each platform tells in its own way.
#pragma once

#include "text.h"

#include <stdbool.h>

/// Whether SO_RCVTIMEO and SO_SNDTIMEO take a struct timeval. On Windows they take milliseconds, a
/// DWORD.
extern const bool timeouts_are_timeval;

/// Writes members of a JSON object, each with a comma after it.
void write_platform_facts(struct text* to);
