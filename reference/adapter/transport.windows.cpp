#include "transport.hpp"

#include <algorithm>
#include <fcntl.h>
#include <io.h>

namespace adapter {
namespace {

constexpr int standard_input = 0;
constexpr int standard_output = 1;
constexpr std::size_t most_at_once = std::size_t{1} << 20;

unsigned length_of(std::size_t size) {
    return static_cast<unsigned>(std::min(size, most_at_once));
}

class streams : public transport {
public:
    streams() {
        ::_setmode(standard_input, _O_BINARY);
        ::_setmode(standard_output, _O_BINARY);
    }

    std::size_t read(std::span<char> space) override {
        const int count = ::_read(standard_input, space.data(), length_of(space.size()));
        return count < 0 ? 0 : static_cast<std::size_t>(count);
    }

    bool write(std::string_view text) override {
        while (!text.empty()) {
            const int count = ::_write(standard_output, text.data(), length_of(text.size()));
            if (count <= 0) return false;
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
};

} // namespace

std::unique_ptr<transport> standard_streams() {
    return std::make_unique<streams>();
}

} // namespace adapter
