#include "silent.hpp"

namespace agent {
namespace {

// Where connections wait for the listener's consent, the backlog is what may wait.
constexpr int many = 200;
constexpr int few = 1;

/// Asks the system to answer no connection before the listener has consented to it. Without that
/// Windows completes connections until the backlog is full, and then refuses them.
bool ask_for_consent(const descriptor& listener) {
    const BOOL on = TRUE;
    return ::setsockopt(listener.get(), SOL_SOCKET, SO_CONDITIONAL_ACCEPT,
                        reinterpret_cast<const char*>(&on), sizeof on) == 0;
}

} // namespace

// What a full backlog of AF_UNIX does on Windows is documented nowhere.
bool can_be_silent(int family) {
    return family != AF_UNIX;
}

descriptor open_silent_listener(const address& where) {
    auto result = open_bound(where, SOCK_STREAM);
    // Wine refuses the option; its backlogs are those of the system below it.
    const int backlog = ask_for_consent(result) ? many : few;
    if (::listen(result.get(), backlog) != 0) fail("listen");
    return result;
}

std::optional<bool> told_full(const descriptor&) {
    return std::nullopt;
}

} // namespace agent
