#include "load/json_reader.hpp"
#include "load/readers.hpp"
#include "load/replace.hpp"
#include "load/shape.hpp"
#include "model/names.hpp"

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

const object_shape& adapter_shape() {
    static const object_shape shape{"an adapter",
                                    {{"$schema", content::text},
                                     {"name", content::text, true},
                                     {"says", content::text, true},
                                     {"traits", content::texts, true},
                                     {"command", content::texts, true},
                                     {"needs", content::texts},
                                     {"faulty", content::text}}};
    return shape;
}

} // namespace

implementation load_implementation(const fs::path& file) {
    return parse_implementation(load_text(file), file);
}

implementation parse_implementation(std::string_view text, const fs::path& file) {
    const json content = json_of(text, file);
    const place top(shown_path(file));
    fault_list faults;
    has_shape(content, adapter_shape(), top, faults);
    faults.refuse();
    implementation out{text_of(content, "name"), texts_of(content, "traits"),
                       texts_of(content, "command"), texts_of(content, "needs"),
                       text_of(content, "faulty")};
    if (!is_plain_name(out.name))
        faults.add(
            top / "name",
            "\"" + out.name +
                "\" cannot be the name of an implementation; use letters, digits and . _ - only");
    if (out.command.empty())
        faults.add(top / "command", "is empty; give the program and its arguments");
    faults.refuse();
    for (std::string& word : out.command)
        replace_folder(word, "{dir}", file.parent_path());
    return out;
}

} // namespace sockmatrix
