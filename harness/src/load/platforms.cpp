#include "load/json_reader.hpp"
#include "load/readers.hpp"
#include "load/replace.hpp"
#include "load/shape.hpp"
#include "model/failure.hpp"
#include "model/names.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

const object_shape& platform_shape() {
    static const object_shape shape{"a platform",
                                    {{"$schema", content::text},
                                     {"id", content::text, true},
                                     {"says", content::text, true},
                                     {"traits", content::object, true},
                                     {"programs", content::text},
                                     {"suffix", content::text},
                                     {"launcher", content::texts},
                                     {"without_launcher", content::boolean},
                                     {"agent", content::text},
                                     {"runner", content::texts},
                                     {"implementations", content::texts},
                                     {"needs", content::array},
                                     {"provision", content::object},
                                     {"probe", content::object},
                                     {"time_scale", content::seconds},
                                     {"unreachable", content::text}}};
    return shape;
}

const object_shape& traits_shape() {
    static const object_shape shape{"traits",
                                    {{to_string(axis::kernel), content::text, true},
                                     {to_string(axis::libc), content::text, true},
                                     {to_string(axis::arch), content::text, true},
                                     {to_string(axis::emulator), content::text}}};
    return shape;
}

const object_shape& need_shape() {
    static const object_shape shape{"a need",
                                    {{"program", content::text}, {"file", content::text}}};
    return shape;
}

const object_shape& provision_shape() {
    static const object_shape shape{
        "provision",
        {{"debian", content::texts}, {"steps", content::texts}, {"megabytes", content::seconds}}};
    return shape;
}

std::vector<requirement> needs_of(const json& content, const place& top, fault_list& faults) {
    std::vector<requirement> out;
    for (const json& one : content.value("needs", json::array())) {
        if (!has_shape(one, need_shape(), top / "needs", faults)) continue;
        if (one.size() != 1)
            faults.add(top / "needs", "a need is {\"program\": name} or {\"file\": path}");
        out.push_back({text_of(one, "program"), text_of(one, "file")});
    }
    return out;
}

provisioning provision_of(const json& content, const place& top, fault_list& faults) {
    const auto found = content.find("provision");
    if (found == content.end() || !has_shape(*found, provision_shape(), top / "provision", faults))
        return {};
    return {texts_of(*found, "debian"), texts_of(*found, "steps"), found->value("megabytes", 0.0)};
}

std::map<std::string, std::vector<std::string>> probes_of(const json& content, const place& top,
                                                          fault_list& faults) {
    std::map<std::string, std::vector<std::string>> out;
    const json probes = content.value("probe", json::object());
    for (const auto& [name, command] : probes.items()) {
        const bool words = command.is_array() && !command.empty() &&
                           std::all_of(command.begin(), command.end(),
                                       [](const json& word) { return word.is_string(); });
        if (words)
            out[name] = command.get<std::vector<std::string>>();
        else
            faults.add(top / "probe" / name, "is not a command: an array of texts, not empty");
    }
    return out;
}

/// "<kernel>-<libc>-<arch>"
platform from_id(const std::string& id) {
    const std::size_t first = id.find('-');
    const std::size_t second = first == std::string::npos ? first : id.find('-', first + 1);
    if (second == std::string::npos)
        throw failure(exit_code::invalid,
                      "platform " + id +
                          ": has no folder in platforms/, and its name is not KERNEL-LIBC-ARCH; "
                          "`sockmatrix doctor` shows those that are known");
    platform out;
    out.id = out.programs = id;
    out.traits = {{"kernel", id.substr(0, first)},
                  {"libc", id.substr(first + 1, second - first - 1)},
                  {"arch", id.substr(second + 1)}};
    return out;
}

platform read_platform(const json& content, const place& top, fault_list& faults) {
    platform out;
    out.id = text_of(content, "id");
    out.says = text_of(content, "says");
    out.traits = content["traits"];
    out.programs = content.value("programs", out.id);
    out.suffix = text_of(content, "suffix");
    out.launcher = texts_of(content, "launcher");
    out.without_launcher = content.value("without_launcher", false);
    out.agent = content.value("agent", out.agent);
    out.runner = texts_of(content, "runner");
    out.implementations = texts_of(content, "implementations");
    out.needs = needs_of(content, top, faults);
    out.provision = provision_of(content, top, faults);
    out.probes = probes_of(content, top, faults);
    out.time_scale = content.value("time_scale", 1.0);
    out.unreachable = text_of(content, "unreachable");
    return out;
}

void replace_folders(platform& in, const fs::path& platforms) {
    const auto replace = [&](std::string& word) {
        replace_folder(word, "{platforms}", platforms);
        replace_folder(word, "{dir}", platforms / in.id);
    };
    replace(in.agent);
    for (auto* words : {&in.launcher, &in.runner})
        std::for_each(words->begin(), words->end(), replace);
    for (auto& [name, words] : in.probes)
        std::for_each(words.begin(), words.end(), replace);
    for (requirement& one : in.needs)
        replace(one.file);
}

} // namespace

platform load_platform(const fs::path& platforms, const std::string& id) {
    require_plain_name(id, "platform");
    const fs::path file = platforms / id / "platform.json";
    return fs::exists(file) ? parse_platform(load_text(file), file) : from_id(id);
}

platform parse_platform(std::string_view text, const fs::path& file) {
    const json content = json_of(text, file);
    const fs::path platforms = file.parent_path().parent_path();
    const std::string id = file.parent_path().filename().string();
    const place top(shown_path(file));
    fault_list faults;
    if (has_shape(content, platform_shape(), top, faults))
        has_shape(content["traits"], traits_shape(), top / "traits", faults);
    faults.refuse();
    platform out = read_platform(content, top, faults);
    if (!is_plain_name(out.programs))
        faults.add(top / "programs", "\"" + out.programs + "\" cannot be the id of a platform");
    if (out.id != id)
        faults.add(top / "id", "\"" + out.id + "\" is not the name of the folder, " + id);
    faults.refuse();
    replace_folders(out, platforms);
    out.built = fs::exists(platforms / out.programs / "toolchain.cmake");
    return out;
}

std::vector<platform> load_platforms(const fs::path& platforms) {
    std::vector<std::string> ids;
    if (fs::is_directory(platforms))
        for (const auto& entry : fs::directory_iterator(platforms))
            if (fs::exists(entry.path() / "platform.json"))
                ids.push_back(entry.path().filename().string());
    std::sort(ids.begin(), ids.end());
    std::vector<platform> out;
    for (const std::string& id : ids)
        out.push_back(load_platform(platforms, id));
    return out;
}

} // namespace sockmatrix
