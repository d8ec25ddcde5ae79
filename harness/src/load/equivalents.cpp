#include "load/readers.hpp"
#include "load/shape.hpp"

namespace sockmatrix {
namespace {

const object_shape& file_shape() {
    static const object_shape shape{
        "a list of equivalent mutants",
        {{"$schema", content::text}, {"mutants", content::array, true}}};
    return shape;
}

const object_shape& mutant_shape() {
    static const object_shape shape{"an equivalent mutant",
                                    {{"id", content::text, true}, {"why", content::text, true}}};
    return shape;
}

} // namespace

std::map<std::string, std::string> load_equivalents(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return {};
    return parse_equivalents(load_text(file), file);
}

std::map<std::string, std::string> parse_equivalents(std::string_view text,
                                                     const std::filesystem::path& file) {
    std::map<std::string, std::string> out;
    const json content = json_of(text, file);
    const place top(shown_path(file));
    fault_list faults;
    has_shape(content, file_shape(), top, faults);
    faults.refuse();
    const json& mutants = content["mutants"];
    for (std::size_t i = 0; i < mutants.size(); ++i) {
        const place here = top / "mutants" / i;
        if (!has_shape(mutants[i], mutant_shape(), here, faults)) continue;
        const std::string id = text_of(mutants[i], "id");
        if (!out.emplace(id, text_of(mutants[i], "why")).second)
            faults.add(here / "id", "the mutant " + id + " is there twice");
    }
    faults.refuse();
    return out;
}

} // namespace sockmatrix
