// The calls of docs/protocol.md, one row each: what they take and give, in a small grammar of
// kinds. Whoever needs to know something of a call reads it from here.
//
// What a call takes is written as its arguments in their order, each "name:kind", in brackets where
// it may be left out: "socket:socket data:octets [flags:flags] address:address". What it gives is a
// kind, a tuple "(socket address)", or a list "[text]", within each other: "(text [text] [host])".
//
// Kinds: socket, address (of a socket), endpoint (an address that is only looked up), host,
// service, octets, text, integer, number (or null), count, boolean, null, any; and numbers whose
// constants have names: family, type, protocol, flags, level, option, error.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

struct interface_call {
    std::string_view name;
    std::string_view takes;
    std::string_view gives;
    /// It neither makes nor takes a socket, changes no global state and does not wait: it may
    /// travel in a batch.
    bool pure = false;
};

/// All of them, sorted by name.
std::span<const interface_call> interface_calls() noexcept;
/// The row of a call, or null.
const interface_call* find_call(std::string_view name) noexcept;

struct interface_argument {
    std::string_view name;
    std::string_view kind;
    bool optional = false;
};

/// What a call takes.
std::vector<interface_argument> arguments_of(const interface_call& of);
/// The index of the first argument of a kind where `count` arguments are given; -1 if there is
/// none. Arguments that may be left out are those that are not there.
int place_of_argument(const interface_call& of, std::string_view kind, std::size_t count);

/// JSON pointers into what a call gives, to each part of a kind: "" for the whole, "/1", and with
/// "*" for each element of a list "/*/4".
std::vector<std::string> places_given(const interface_call& of, std::string_view kind);

} // namespace sockmatrix
