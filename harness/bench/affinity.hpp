// Which processors this process, and those that it starts, may use.
#pragma once

namespace bench {

/// Keeps to one processor, or goes back to those allowed at the start. False where the system has
/// no such call.
bool pin_to_one_processor();
void use_all_processors();

} // namespace bench
