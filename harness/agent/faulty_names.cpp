#include "faulty_names.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dns_message.hpp"
#include "endpoint.hpp"

namespace agent {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using namespace std::string_literals;

enum class fault { none, code, lame, self_alias, silent, silent_once };

/// What happens to a name. The fault may be one of its AAAA records alone.
struct behaviour {
    std::string_view name;
    fault is = fault::none;
    dns::code code = dns::code::none;
    milliseconds delay{0};
    bool aaaa_alone = false;
};

constexpr std::array behaviours{
    behaviour{"plain.odd.test"},
    behaviour{"late.odd.test", fault::none, {}, milliseconds(400)},
    behaviour{"after-retry.odd.test", fault::none, {}, milliseconds(1300)},
    behaviour{"format-error.odd.test", fault::code, dns::code::form_error},
    behaviour{"server-failure.odd.test", fault::code, dns::code::server_failure},
    behaviour{"not-implemented.odd.test", fault::code, dns::code::not_implemented},
    behaviour{"refused.odd.test", fault::code, dns::code::refused},
    behaviour{"lame.odd.test", fault::lame},
    behaviour{"self-alias.odd.test", fault::self_alias},
    behaviour{"silent.odd.test", fault::silent},
    behaviour{"silent-once.odd.test", fault::silent_once},
    behaviour{"aaaa-server-failure.odd.test", fault::code, dns::code::server_failure, {}, true},
    behaviour{"aaaa-no-name.odd.test", fault::code, dns::code::no_name, {}, true},
    behaviour{"aaaa-silent.odd.test", fault::silent, {}, {}, true},
    behaviour{"200.100.51.198.in-addr.arpa", fault::code, dns::code::server_failure},
    behaviour{"201.100.51.198.in-addr.arpa", fault::silent},
};

const behaviour* behaviour_of(const dns::query& asked) {
    const auto found = std::find_if(behaviours.begin(), behaviours.end(),
                                    [&](const behaviour& one) { return one.name == asked.name; });
    return found == behaviours.end() ? nullptr : &*found;
}

/// What a server answers that has both addresses of the name.
std::string addresses_of(const dns::query& asked) {
    if (asked.asks(dns::kind::a)) return reply(asked, {dns::kind::a, "\xcb\x00\x71\x35"s});
    if (asked.asks(dns::kind::aaaa))
        return reply(
            asked, {dns::kind::aaaa, "\x20\x01\x0d\xb8\x00\x53"s + std::string(9, '\0') + "\x35"s});
    return reply(asked, dns::code::none);
}

class faulty_names : public source {
public:
    explicit faulty_names(descriptor socket) : socket_(std::move(socket)) {}
    native::handle handle() const override { return socket_.get(); }
    short events() const override { return POLLIN; }

    steady_clock::time_point due() const override {
        auto earliest = steady_clock::time_point::max();
        for (const auto& one : waiting_)
            earliest = std::min(earliest, one.when);
        return earliest;
    }

    bool serve(short happened, sources&) override {
        if (happened != 0) receive();
        const auto now = steady_clock::now();
        std::erase_if(waiting_, [&](answer& one) { return one.when <= now && send(one); });
        return true;
    }

private:
    struct answer {
        std::string octets;
        address to;
        steady_clock::time_point when;
    };

    void receive() {
        address sender;
        const auto got =
            ::recvfrom(handle(), buffer_.data(), static_cast<native::count>(buffer_.size()), 0,
                       sender.get(), &sender.size);
        if (got <= 0) return;
        const auto asked = dns::read_query({buffer_.data(), static_cast<std::size_t>(got)});
        if (!asked) return;
        const auto* how = behaviour_of(*asked);
        const auto octets = how ? answer_to(*asked, *how) : reply(*asked, dns::code::no_name);
        if (octets.empty()) return;
        waiting_.push_back(
            {octets, sender, steady_clock::now() + (how ? how->delay : milliseconds(0))});
    }

    /// Empty if there is none.
    std::string answer_to(const dns::query& asked, const behaviour& how) {
        if (how.aaaa_alone && !asked.asks(dns::kind::aaaa)) return addresses_of(asked);
        switch (how.is) {
        case fault::none:
            return addresses_of(asked);
        case fault::code:
            return reply(asked, how.code);
        case fault::lame:
            return referral(asked);
        case fault::self_alias:
            return reply(asked, {dns::kind::cname, "\xc0\x0c"s});
        case fault::silent:
            return {};
        case fault::silent_once:
            return asked_again(asked) ? addresses_of(asked) : ""s;
        }
        return {};
    }

    /// Whether this is the second time, the fourth, and so on.
    bool asked_again(const dns::query& asked) {
        const auto key = asked.octets.substr(2);
        if (heard_.erase(key) != 0) return true;
        heard_.insert(key);
        return false;
    }

    /// True, as what cannot be sent is lost.
    bool send(answer& one) const {
        ::sendto(handle(), one.octets.data(), static_cast<native::count>(one.octets.size()), 0,
                 one.to.get(), one.to.size);
        return true;
    }

    descriptor socket_;
    std::array<char, 4096> buffer_{};
    std::vector<answer> waiting_;
    std::set<std::string> heard_;
};

} // namespace

std::unique_ptr<source> faulty_names_peer(descriptor socket) {
    return std::make_unique<faulty_names>(std::move(socket));
}

} // namespace agent
