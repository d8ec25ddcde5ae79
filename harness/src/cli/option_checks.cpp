#include "cli/option_checks.hpp"

#include "model/failure.hpp"
#include "model/names.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

namespace sockmatrix {
namespace {

constexpr double seconds_a_day = 86400;

/// The number that the whole text is, or NaN.
double number_of(const std::string& text) {
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    const bool whole = !text.empty() && end == text.c_str() + text.size();
    return whole && std::isfinite(value) ? value : std::nan("");
}

/// The message of `require`, without what it stands for: CLI11 names the option.
template <class Require>
CLI::Validator name_check(const char* type, Require require) {
    return CLI::Validator(
        [require](std::string& text) -> std::string {
            try {
                require(text, "the value");
                return {};
            } catch (const failure& why) {
                return why.what();
            }
        },
        type);
}

} // namespace

CLI::Validator seconds_value() {
    return CLI::Validator(
        [](std::string& text) -> std::string {
            const double seconds = number_of(text);
            return seconds > 0 && seconds <= seconds_a_day
                       ? std::string()
                       : fmt::format("\"{}\" is no number of seconds above 0, at most {:.0f}", text,
                                     seconds_a_day);
        },
        "SECONDS");
}

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
    return CLI::Validator(
        [least, most](std::string& text) -> std::string {
            std::uint64_t value = 0;
            const char* const end = text.data() + text.size();
            const auto [at, problem] = std::from_chars(text.data(), end, value);
            return problem == std::errc() && at == end && value >= least && value <= most
                       ? std::string()
                       : fmt::format("{} is not a whole number from {} to {}", text, least, most);
        },
        "NUMBER");
}

CLI::Validator percent_value() {
    return CLI::Validator(
        [](std::string& text) -> std::string {
            const double value = number_of(text);
            return value >= 0 && value <= 100 ? std::string()
                                              : text + " is not a number from 0 to 100";
        },
        "PERCENT");
}

CLI::Validator target_value() {
    return name_check("PLATFORM/IMPLEMENTATION", require_target_name);
}

CLI::Validator name_value() {
    return name_check("NAME", require_plain_name);
}

void refuse_empty_values(CLI::App& app) {
    const auto refuse = [](std::string& text) -> std::string {
        return text.empty() ? "is empty; give a value or leave the option out" : std::string();
    };
    for (CLI::Option* one : app.get_options())
        if (one->get_items_expected_max() > 0) one->check(CLI::Validator(refuse, ""));
    for (CLI::App* sub : app.get_subcommands([](CLI::App*) { return true; }))
        refuse_empty_values(*sub);
}

} // namespace sockmatrix
