#include "load/json_reader.hpp"

#include "model/failure.hpp"
#include "model/recording.hpp"

#include <string>

namespace sockmatrix {
namespace {

template <class Json>
std::optional<Json> take(json_reading<Json> read, const std::filesystem::path& file,
                         fault_list& faults) {
    if (!read.value)
        faults.add(shown_path(file) + ":" + std::to_string(read.line) + ":" +
                       std::to_string(read.column),
                   read.fault);
    return std::move(read.value);
}

} // namespace

std::optional<std::string> read_text(const std::filesystem::path& file, fault_list& faults) {
    try {
        return read_file(file, limits::json_file);
    } catch (const failure& fault) {
        faults.add(shown_path(file),
                   std::string(fault.what()).substr(file.generic_string().size() + 2));
        return std::nullopt;
    }
}

std::optional<ordered_json> parse_ordered(std::string_view text, const std::filesystem::path& file,
                                          fault_list& faults) {
    return take(parse_ordered_json(text), file, faults);
}

std::optional<json> parse_plain(std::string_view text, const std::filesystem::path& file,
                                fault_list& faults) {
    return take(parse_json(text), file, faults);
}

std::optional<ordered_json> read_ordered(const std::filesystem::path& file, fault_list& faults) {
    const std::optional<std::string> text = read_text(file, faults);
    return text ? parse_ordered(*text, file, faults) : std::nullopt;
}

std::optional<json> read_json(const std::filesystem::path& file, fault_list& faults) {
    const std::optional<std::string> text = read_text(file, faults);
    return text ? parse_plain(*text, file, faults) : std::nullopt;
}

std::string load_text(const std::filesystem::path& file) {
    fault_list faults;
    std::optional<std::string> text = read_text(file, faults);
    faults.refuse();
    return std::move(*text);
}

json json_of(std::string_view text, const std::filesystem::path& file) {
    fault_list faults;
    std::optional<json> content = parse_plain(text, file, faults);
    faults.refuse();
    return std::move(*content);
}

json load_json(const std::filesystem::path& file) {
    return json_of(load_text(file), file);
}

} // namespace sockmatrix
