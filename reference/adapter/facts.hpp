// What the adapter knows of the platform it runs on. (docs/protocol.md, Facts)
#pragma once

#include "values.hpp"

namespace adapter {

json platform_facts();

} // namespace adapter
