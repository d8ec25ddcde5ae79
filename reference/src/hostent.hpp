// The host entry of the C interface as the documentation's triple.
#pragma once

#include "native.hpp"
#include "refsock/names.hpp"

#include <array>

namespace refsock::detail {

/// Copies the entry, whose storage is the system's.
inline host_entry entry_of(const hostent& from) {
    host_entry entry;
    entry.name = from.h_name;
    for (char** alias = from.h_aliases; *alias != nullptr; ++alias) {
        entry.aliases.emplace_back(*alias);
    }
    for (char** packed = from.h_addr_list; *packed != nullptr; ++packed) {
        std::array<char, INET6_ADDRSTRLEN> text{};
        ::inet_ntop(from.h_addrtype, *packed, text.data(), text.size());
        entry.addresses.emplace_back(text.data());
    }
    return entry;
}

} // namespace refsock::detail
