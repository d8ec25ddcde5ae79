#include "dns_message.hpp"

#include <cctype>

namespace agent::dns {
namespace {

constexpr std::size_t header_size = 12;
constexpr std::size_t longest_label = 63;
constexpr unsigned is_reply = 0x80;      // in the third octet
constexpr unsigned authoritative = 0x04; // in the third octet
constexpr unsigned wants_recursion = 0x01;
constexpr unsigned opcode = 0x78;
constexpr std::uint16_t class_internet = 1;
const std::string root(1, '\0');
const std::string the_name_asked_for = {'\xc0', static_cast<char>(header_size)};

unsigned octet(const std::string& text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

unsigned number(const std::string& text, std::size_t at) {
    return octet(text, at) << 8 | octet(text, at + 1);
}

std::string two_octets(unsigned value) {
    return {static_cast<char>(value >> 8), static_cast<char>(value)};
}

std::string four_octets(unsigned value) {
    return two_octets(value >> 16) + two_octets(value & 0xffff);
}

/// Reads the labels at `at`, which moves behind them. False if they do not end in the message.
bool read_name(const std::string& message, std::size_t& at, std::string& name) {
    while (at < message.size()) {
        const std::size_t length = octet(message, at++);
        if (length == 0) return true;
        if (length > longest_label || at + length > message.size()) return false;
        if (!name.empty()) name += '.';
        for (const std::size_t end = at + length; at < end; ++at)
            name += static_cast<char>(std::tolower(static_cast<int>(octet(message, at))));
    }
    return false;
}

std::string record_of(const std::string& owner, const record& what) {
    return owner + two_octets(static_cast<unsigned>(what.type)) + two_octets(class_internet) +
           four_octets(0) + two_octets(static_cast<unsigned>(what.data.size())) + what.data;
}

/// The question again, under a header with these flags and numbers of records.
std::string begin(const query& to, unsigned flags, code result, unsigned answers,
                  unsigned servers) {
    const unsigned high = is_reply | flags | (to.recursion_desired ? wants_recursion : 0);
    return to.octets.substr(0, 2) + two_octets(high << 8 | static_cast<unsigned>(result)) +
           two_octets(1) + two_octets(answers) + two_octets(servers) + two_octets(0) +
           to.octets.substr(header_size);
}

} // namespace

std::optional<query> read_query(const std::string& message) {
    if (message.size() < header_size || number(message, 4) != 1) return {};
    const unsigned flags = octet(message, 2);
    if ((flags & (is_reply | opcode)) != 0) return {};
    query result;
    std::size_t at = header_size;
    if (!read_name(message, at, result.name) || at + 4 > message.size()) return {};
    result.type = static_cast<std::uint16_t>(number(message, at));
    result.octets = message.substr(0, at + 4);
    result.recursion_desired = (flags & wants_recursion) != 0;
    return result;
}

std::string write_query(std::uint16_t id, const std::string& name, kind type) {
    std::string labels;
    for (std::size_t at = 0; at < name.size();) {
        const auto end = std::min(name.find('.', at), name.size());
        labels += static_cast<char>(end - at);
        labels += name.substr(at, end - at);
        at = end + 1;
    }
    return two_octets(id) + two_octets(wants_recursion << 8) + two_octets(1) + two_octets(0) +
           four_octets(0) + labels + root + two_octets(static_cast<unsigned>(type)) +
           two_octets(class_internet);
}

std::string reply(const query& to, code result) {
    return begin(to, result == code::none || result == code::no_name ? authoritative : 0, result, 0,
                 0);
}

std::string reply(const query& to, const record& answer) {
    return begin(to, authoritative, code::none, 1, 0) + record_of(the_name_asked_for, answer);
}

std::string referral(const query& to) {
    return begin(to, 0, code::none, 0, 1) + record_of(root, {kind::ns, root});
}

} // namespace agent::dns
