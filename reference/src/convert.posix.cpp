#include "refsock/convert.hpp"

#include "address_list.hpp"
#include "memory.hpp"
#include "native.hpp"
#include "refsock/error.hpp"

#include <bit>

namespace refsock {

std::array<std::byte, 4> inet_aton(std::string_view text, std::error_code& code) noexcept {
    code.clear();
    if (detail::has_nul(text)) {
        code = make_error_code(condition::value);
        return {};
    }
    return detail::guarded(code, [&] {
        in_addr packed{};
        if (::inet_aton(std::string(text).c_str(), &packed) == 0)
            code = make_error_code(condition::inet_aton_text);
        return code ? std::array<std::byte, 4>{}
                    : std::bit_cast<std::array<std::byte, 4>>(packed.s_addr);
    });
}

} // namespace refsock
