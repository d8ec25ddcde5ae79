#include "load/json_reader.hpp"
#include "load/replace.hpp"
#include "load/shape.hpp"
#include "model/failure.hpp"

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

const object_shape& platform_shape() {
    static const object_shape shape{"a platform",
                                    {{"$schema", content::text},
                                     {"id", content::text, true},
                                     {"says", content::text, true},
                                     {"traits", content::object, true},
                                     {"launcher", content::texts},
                                     {"time_scale", content::seconds}}};
    return shape;
}

const object_shape& traits_shape() {
    static const object_shape shape{"traits",
                                    {{"kernel", content::text, true},
                                     {"libc", content::text, true},
                                     {"arch", content::text, true},
                                     {"emulator", content::text}}};
    return shape;
}

/// "<kernel>-<libc>-<arch>"
platform from_id(const std::string& id) {
    const std::size_t first = id.find('-');
    const std::size_t second = first == std::string::npos ? first : id.find('-', first + 1);
    if (second == std::string::npos)
        throw failure(exit_code::invalid,
                      "platform " + id +
                          ": has no folder in platforms/, and its name is not KERNEL-LIBC-ARCH");
    platform out;
    out.id = id;
    out.traits = {{"kernel", id.substr(0, first)},
                  {"libc", id.substr(first + 1, second - first - 1)},
                  {"arch", id.substr(second + 1)}};
    return out;
}

} // namespace

platform load_platform(const fs::path& platforms, const std::string& id) {
    const fs::path file = platforms / id / "platform.json";
    if (!fs::exists(file)) return from_id(id);
    const json content = load_json(file);
    const place top(shown_path(file));
    fault_list faults;
    if (has_shape(content, platform_shape(), top, faults))
        has_shape(content["traits"], traits_shape(), top / "traits", faults);
    faults.refuse();
    platform out{text_of(content, "id"), text_of(content, "says"), content["traits"],
                 texts_of(content, "launcher"), content.value("time_scale", 1.0)};
    if (out.id != id)
        faults.add(top / "id", "\"" + out.id + "\" is not the name of the folder, " + id);
    faults.refuse();
    for (std::string& word : out.launcher)
        replace_folder(word, "{platforms}", platforms);
    return out;
}

} // namespace sockmatrix
