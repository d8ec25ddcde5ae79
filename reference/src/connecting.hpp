// How create_connection goes from one address to the next.
#pragma once

#include "deadline.hpp"
#include "refsock/names.hpp"
#include "refsock/socket.hpp"

#include <string_view>
#include <system_error>
#include <vector>

namespace refsock::detail {

/// A connection, or the error of the call that failed.
struct attempt {
    socket connection{no_socket};
    std::error_code code;
    std::string_view call;
};

/// Tries the addresses in turn until one connects. Each has what is left of the time, divided by
/// the number of addresses left. The error is that of the last one tried.
attempt try_addresses(const std::vector<address_info>& found, const connection_options& options,
                      const deadline& limit);

} // namespace refsock::detail
