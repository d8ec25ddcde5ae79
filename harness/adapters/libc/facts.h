// What the adapter knows of the platform it runs on. (docs/protocol.md, Facts)
#pragma once

#include "text.h"

void write_facts(struct text* to);
