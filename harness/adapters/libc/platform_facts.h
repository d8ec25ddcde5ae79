// The facts that each platform tells in its own way.
#pragma once

#include "text.h"

/// Writes members of a JSON object, each with a comma after it.
void write_platform_facts(struct text* to);
