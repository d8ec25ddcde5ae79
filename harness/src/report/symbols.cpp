#include "report/symbols.hpp"

namespace sockmatrix {

std::string_view symbol_of(verdict_kind kind) noexcept {
    switch (kind) {
    case verdict_kind::conforms:
        return "✓";
    case verdict_kind::permitted:
        return "○";
    case verdict_kind::deviates:
        return "✗";
    case verdict_kind::unnamed:
        return "?";
    case verdict_kind::unsupported:
        return "—";
    case verdict_kind::inexpressible:
        return "∅";
    case verdict_kind::skipped:
        return "·";
    case verdict_kind::blocked:
        return "▣";
    case verdict_kind::broken:
        return "!";
    case verdict_kind::missing:
        return "⊘";
    }
    return "?";
}

std::string_view meaning_of(verdict_kind kind) noexcept {
    switch (kind) {
    case verdict_kind::conforms:
        return "did what the sources demand";
    case verdict_kind::permitted:
        return "took one of the outcomes that the sources leave open";
    case verdict_kind::deviates:
        return "did something else than the sources demand";
    case verdict_kind::unnamed:
        return "did something that no outcome of the case covers";
    case verdict_kind::unsupported:
        return "the implementation lacks it";
    case verdict_kind::inexpressible:
        return "a typed interface cannot be given the argument";
    case verdict_kind::skipped:
        return "not run: the target or its machine lacks what the case needs";
    case verdict_kind::blocked:
        return "an earlier step of the case failed";
    case verdict_kind::broken:
        return "crash, timeout or protocol fault";
    case verdict_kind::missing:
        return "the run set out to run it, and the recording does not hold it";
    }
    return "";
}

std::string cell_text(const verdict& value) {
    std::string text = did_text(value);
    if (is_red(value.expected)) text += " (" + std::string(to_string(value.expected)) + ")";
    return text;
}

} // namespace sockmatrix
