// What the values of options must be. CLI11 takes "nan" for a number and -1 for a large count.
#pragma once

#include <CLI/CLI.hpp>
#include <limits>

namespace sockmatrix {

/// A finite number of seconds above 0, at most a day.
CLI::Validator seconds_value();
/// Decimal digits only, within the limits.
CLI::Validator whole_number(std::uint64_t least = 0,
                            std::uint64_t most = std::numeric_limits<std::uint64_t>::max());
/// A finite number from 0 to 100.
CLI::Validator percent_value();
/// PLATFORM/IMPLEMENTATION (model/names.hpp).
CLI::Validator target_value();
/// A name that is a file's or folder's (model/names.hpp).
CLI::Validator name_value();

/// Makes every option of the program refuse an empty text: a variable of a script that is not set
/// is no choice of the default.
void refuse_empty_values(CLI::App& app);

} // namespace sockmatrix
