#include "corpus.hpp"

#include "load/load.hpp"
#include "load/readers.hpp"

#include <algorithm>

namespace fs = std::filesystem;
using namespace sockmatrix;

namespace {

constexpr std::size_t every = 8; ///< of the cases, one in so many

/// Keeps so many elements or members from one place on.
void keep_window(json& whole, std::size_t size, seeded& by) {
    if (whole.size() <= size) return;
    const std::size_t first = by.below(whole.size() - size);
    json kept = whole.is_array() ? json::array() : json::object();
    std::size_t index = 0;
    for (const auto& [key, value] : whole.items()) {
        if (index >= first && index < first + size) {
            if (whole.is_array())
                kept.push_back(value);
            else
                kept[key] = value;
        }
        ++index;
    }
    whole = std::move(kept);
}

json lines_of(const fs::path& file, const suite& of) {
    const compact_form form = load_recording(file);
    json lines = json::array({{{"run", form.run}}});
    for (const auto& [id, seen] : form.differs)
        if (find_case(of, id) != nullptr) lines.push_back(json::parse(to_line(seen)));
    return lines;
}

} // namespace

corpus::corpus(const fs::path& root)
    : whole_(recording_reader().open(root / "reports/observed/linux-glibc-x86_64/refsock.ndjson")) {
    suite all = load_suite(root / "cases");
    for (std::size_t i = 0; i < all.cases.size(); i += every)
        some_cases_.cases.push_back(all.cases[i]);
    some_cases_.hash = all.hash;
    some_cases_.clauses = all.clauses;
    some_cases_.names = all.names;
    add_recordings(root / "reports/observed");
    for (const auto& area : fs::directory_iterator(root / "cases"))
        if (area.is_directory() && area.path().filename() != "schema")
            add_files(reader::cases, area.path(), "");
    add_files(reader::shared, root / "cases", "shared.json");
    shared_ = parse_shared(read_file(root / "cases/shared.json"), "cases/shared.json");
    add_files(reader::profile, root / "platforms/profiles", "");
    add_files(reader::clauses, root / "cases", "clauses.json");
    add_files(reader::equivalents, root / "cases", "equivalent-mutants.json");
    for (const auto& platform : fs::directory_iterator(root / "platforms"))
        if (platform.is_directory()) add_files(reader::platform, platform.path(), "platform.json");
    for (const auto& adapter : fs::directory_iterator(root / "harness/adapters"))
        if (adapter.is_directory()) add_files(reader::adapter, adapter.path(), "adapter.json");
    // The order of a folder is the system's own.
    std::sort(documents_.begin(), documents_.end(),
              [](const document& a, const document& b) { return a.name < b.name; });
}

void corpus::add_files(reader read_by, const fs::path& folder, const std::string& name) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        const bool is_asked =
            name.empty() ? entry.path().extension() == ".json" : entry.path().filename() == name;
        if (is_asked)
            documents_.push_back(
                {read_by, entry.path().generic_string(), json::parse(read_file(entry.path()))});
    }
}

void corpus::add_recordings(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".ndjson")
            documents_.push_back({reader::recording, entry.path().generic_string(),
                                  lines_of(entry.path(), some_cases_)});
}

document corpus::sample(seeded& by) const {
    document out = documents_[by.below(documents_.size())];
    if (out.read_by == reader::recording) {
        json run = out.content[0];
        out.content.erase(0);
        keep_window(out.content, 20, by);
        out.content.insert(out.content.begin(), std::move(run));
    }
    if (out.read_by == reader::cases) keep_window(out.content["cases"], 6, by);
    if (out.read_by == reader::profile) keep_window(out.content["expect"], 20, by);
    if (out.read_by == reader::clauses) keep_window(out.content["clauses"], 20, by);
    return out;
}

std::string text_of(const document& from) {
    const auto dump = [](const json& value) {
        return value.dump(-1, ' ', false, json::error_handler_t::replace);
    };
    if (from.read_by != reader::recording || !from.content.is_array()) return dump(from.content);
    std::string out;
    for (const json& line : from.content)
        out += dump(line) + "\n";
    return out;
}
