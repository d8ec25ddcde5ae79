// Messages of the DNS (RFC 1035), as far as a server needs them that has one answer a name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace agent::dns {

enum class kind : std::uint16_t { a = 1, ns = 2, cname = 5, aaaa = 28 };
enum class code : std::uint8_t {
    none,
    form_error,
    server_failure,
    no_name,
    not_implemented,
    refused
};

/// A query with one question.
struct query {
    std::string octets;     ///< the message up to the end of its question
    std::string name;       ///< in lower case, without the final period
    std::uint16_t type = 0; ///< perhaps a kind
    bool recursion_desired = false;

    bool asks(kind what) const { return type == static_cast<std::uint16_t>(what); }
};

/// Reads a message; nothing if it is no query, or none of this form.
std::optional<query> read_query(const std::string& message);

/// A query for `name` (text, periods between labels) of the class IN.
std::string write_query(std::uint16_t id, const std::string& name, kind type);

/// A record about the name that was asked for. `data` is in the form of messages.
struct record {
    kind type;
    std::string data;
};

/// An answer that has nothing but the question.
std::string reply(const query& to, code result);

/// An authoritative answer with one record.
std::string reply(const query& to, const record& answer);

/// What a server says that knows the name's zone only as somebody else's: no answer, not
/// authoritative, the servers of the root as those to ask.
std::string referral(const query& to);

} // namespace agent::dns
