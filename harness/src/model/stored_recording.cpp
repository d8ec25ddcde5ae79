// Recordings whose common observations are kept once, and their reader.
#include "model/compact.hpp"
#include "model/failure.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

[[noreturn]] void invalid(const std::filesystem::path& file, const std::string& what) {
    throw failure(exit_code::invalid, file.generic_string() + ": " + what);
}

} // namespace

stored_recording::stored_recording(recording whole) : own_(std::move(whole)) {}

stored_recording::stored_recording(compact_form from, std::shared_ptr<const recording> base)
    : own_{std::move(from.run), std::move(from.differs), std::move(from.incidents)},
      base_(std::move(base)), without_(std::move(from.without)) {}

bool stored_recording::lacks(std::string_view id) const {
    return std::binary_search(without_.begin(), without_.end(), id);
}

void stored_recording::each(const std::function<void(const observation&)>& what) const {
    auto own = own_.observations.begin();
    const auto end = own_.observations.end();
    if (base_) {
        for (const auto& [id, based] : base_->observations) {
            for (; own != end && own->first < id; ++own)
                what(own->second);
            if (own != end && own->first == id)
                what((own++)->second);
            else if (!lacks(id))
                what(based);
        }
    }
    for (; own != end; ++own)
        what(own->second);
}

recording stored_recording::take() {
    if (base_)
        for (const auto& [id, based] : base_->observations)
            if (!lacks(id)) own_.observations.emplace(id, based);
    base_.reset();
    return std::move(own_);
}

recording_reader::base& recording_reader::slot_of(const std::filesystem::path& place) {
    const std::lock_guard hold(lock_);
    std::unique_ptr<base>& slot = bases_[place];
    if (!slot) slot = std::make_unique<base>();
    return *slot;
}

namespace {

/// <folder>/<platform>/<implementation>.ndjson: the base lies below the same folder.
std::filesystem::path place_of_base(const std::filesystem::path& file, const std::string& like) {
    return file.parent_path().parent_path() / (like + ".ndjson");
}

void require_answers(const std::string& held, const std::string& wanted,
                     const std::filesystem::path& file, const std::string& like) {
    if (held != wanted)
        invalid(file, "was made compact with other answers of " + like +
                          " than that recording holds now; restore both and use `sockmatrix "
                          "compact`");
}

std::shared_ptr<const base_lines> lines_of(const recording& whole,
                                           const std::filesystem::path& place) {
    auto out = std::make_shared<base_lines>();
    out->name = place.generic_string();
    out->lines.reserve(whole.observations.size());
    for (const auto& [id, seen] : whole.observations)
        out->lines.emplace_back(id, to_line(seen));
    return out;
}

} // namespace

std::shared_ptr<const recording> recording_reader::load_base(const std::filesystem::path& place,
                                                             const std::filesystem::path& file,
                                                             base& slot) {
    compact_form whole = load_recording(place);
    if (!whole.like.empty())
        invalid(place, "is compact itself and cannot be the base of " + file.generic_string());
    auto out = std::make_shared<const recording>(
        recording{std::move(whole.run), std::move(whole.differs), {}});
    slot.answers = answers_hash(*out);
    return out;
}

std::shared_ptr<const recording> recording_reader::base_of(const std::filesystem::path& file,
                                                           const compact_form& compact) {
    const auto place = place_of_base(file, compact.like);
    base& slot = slot_of(place);
    const std::lock_guard hold(slot.lock); // whoever needs it too waits until it is read
    if (!slot.whole) slot.whole = load_base(place, file, slot);
    require_answers(slot.answers, compact.answers, file, compact.like);
    return slot.whole;
}

std::shared_ptr<const base_lines> recording_reader::lines_of_base(const std::filesystem::path& file,
                                                                  const recording_head& head) {
    const auto place = place_of_base(file, head.like);
    base& slot = slot_of(place);
    const std::lock_guard hold(slot.lock);
    if (!slot.lines)
        slot.lines = lines_of(slot.whole ? *slot.whole : *load_base(place, file, slot), place);
    require_answers(slot.answers, head.answers, file, head.like);
    return slot.lines;
}

stored_recording recording_reader::open(const std::filesystem::path& file) {
    compact_form content = load_recording(file);
    if (content.like.empty())
        return stored_recording(
            {std::move(content.run), std::move(content.differs), std::move(content.incidents)});
    std::shared_ptr<const recording> like = base_of(file, content);
    return {std::move(content), std::move(like)};
}

recording read_recording(const std::filesystem::path& file) {
    return recording_reader().read(file);
}

} // namespace sockmatrix
