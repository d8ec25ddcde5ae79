#include "sockaddr.hpp"

namespace refsock::detail {

native_address numbers_to_native(int, const address&, std::error_code& code) {
    code = native_error(family_not_supported);
    return {};
}

address numbers_from_native(const sockaddr*, socket_length) {
    return {};
}

} // namespace refsock::detail
