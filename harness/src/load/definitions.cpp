#include "load/definitions.hpp"

#include "load/choices.hpp"
#include "load/expand.hpp"
#include "load/readers.hpp"
#include "load/shape.hpp"
#include "load/suite_loader.hpp"
#include "model/limits.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

const object_shape& shared_shape() {
    static const object_shape shape{
        "cases/shared.json",
        {{"$schema", content::text}, {"parameters", content::object}, {"setups", content::object}}};
    return shape;
}

/// The definition of this name, of the file or of the suite; null if there is none.
template <class Map>
const typename Map::mapped_type* find_name(const definitions& own, const definitions* shared,
                                           Map definitions::*kind, const std::string& name) {
    for (const definitions* one : {&own, shared}) {
        if (one == nullptr) continue;
        const auto found = (one->*kind).find(name);
        if (found != (one->*kind).end()) return &found->second;
    }
    return nullptr;
}

/// The first ones are enough to see what was meant.
template <class Map>
std::string some_names(const definitions& own, const definitions* shared, Map definitions::*kind) {
    constexpr std::size_t most = 40;
    std::vector<std::string> out;
    for (const definitions* one : {&own, shared})
        if (one != nullptr)
            for (auto at = (one->*kind).begin(); at != (one->*kind).end() && out.size() < most;
                 ++at)
                out.push_back(at->first);
    return out.empty() ? "none is defined" : "there are " + joined(out);
}

const set_up* too_deep(const place& at, fault_list& faults) {
    faults.add(at, "has set-ups within each other more than " + std::to_string(limits::setups) +
                       " deep, which is the limit");
    return nullptr;
}

/// Whether a name can be defined here.
template <class Map>
bool is_free(const std::string& name, const definitions* shared, Map definitions::*kind,
             const place& at, fault_list& faults) {
    if (!is_slug(name)) {
        faults.add(at, "cannot be a name; use lower-case letters, digits and hyphens");
        return false;
    }
    const auto* other = shared == nullptr ? nullptr : find_name(*shared, nullptr, kind, name);
    if (other != nullptr)
        faults.add(at, "is defined at " + other->at.text() + " too; a name means one thing");
    return other == nullptr;
}

} // namespace

void usage::take(const usage& other) {
    for (const auto& [where, is_used] : other.used_)
        used_[where] |= is_used;
}

void usage::tell_unused(fault_list& faults) const {
    for (const auto& [where, is_used] : used_)
        if (!is_used) faults.add(where, "nothing uses it; take it out");
}

const parameter_set* name_scope::parameters(const std::string& name, const place& at,
                                            fault_list& faults) {
    const auto* found = find_name(own_, shared_, &definitions::parameters, name);
    if (found != nullptr)
        uses_.use(found->at);
    else
        faults.add(at, "no parameter set is named \"" + name + "\"; " +
                           some_names(own_, shared_, &definitions::parameters));
    return found;
}

const set_up* name_scope::steps(const std::string& name, const place& at, expansion& within,
                                fault_list& faults) {
    if (unread_ && unread_->setups.contains(name) && !own_.setups.contains(name)) {
        const std::vector<std::string>& open = unread_->open;
        if (const auto first = std::find(open.begin(), open.end(), name); first != open.end()) {
            faults.add(at, "the set-up \"" + name + "\" comes back to itself: " +
                               joined(std::vector<std::string>(first, open.end())) + ", " + name);
            return nullptr;
        }
        if (open.size() > limits::setups) return too_deep(at, faults);
        define_set_up(name, within, faults);
    }
    const auto* found = find_name(own_, shared_, &definitions::setups, name);
    const auto is_deep = [](const placed_step& one) { return one.at.uses() == limits::setups; };
    if (found != nullptr && std::any_of(found->steps.begin(), found->steps.end(), is_deep))
        return too_deep(at, faults);
    if (found != nullptr)
        uses_.use(found->at);
    else
        faults.add(at, "no set-up is named \"" + name + "\"; " +
                           some_names(own_, shared_, &definitions::setups));
    return found;
}

void name_scope::define_parameters(const ordered_json& sets, const place& at, fault_list& faults) {
    for (const auto& [name, values] : sets.items()) {
        if (!is_free(name, shared_, &definitions::parameters, at / name, faults)) continue;
        parameter_set one{{}, {}, at / name};
        for (const choice& of_set : choices_of(values, at / name, faults)) {
            one.by_label.try_emplace(of_set.label, one.values.size());
            one.values.emplace_back(of_set.label, *of_set.value);
        }
        uses_.define(at / name);
        own_.parameters.emplace(name, std::move(one));
    }
}

void name_scope::define_set_up(const std::string& name, expansion& within, fault_list& faults) {
    const place here = unread_->at / name;
    if (!is_free(name, shared_, &definitions::setups, here, faults)) return;
    const ordered_json& steps = *unread_->setups.at(name);
    std::vector<placed_step> written_out;
    unread_->open.push_back(name);
    if (steps.is_array() && !steps.empty())
        written_out = write_out_steps(steps, here, *this, within, faults);
    else
        faults.add(here, "is not an array of steps; a set-up has at least one");
    unread_->open.pop_back();
    uses_.define(here);
    own_.setups.emplace(name, set_up{std::move(written_out), here});
}

void name_scope::define(const ordered_json& content, const place& top, expansion& within,
                        fault_list& faults) {
    const auto sets = content.find("parameters");
    const auto setups = content.find("setups");
    if (sets != content.end()) define_parameters(*sets, top / "parameters", faults);
    if (setups == content.end()) return;
    unread_ = unread{{}, top / "setups", {}};
    for (const auto& [name, steps] : setups->items())
        unread_->setups[name] = &steps;
    for (const auto& [name, unused] : unread_->setups)
        if (!own_.setups.contains(name)) define_set_up(name, within, faults);
    unread_.reset();
}

namespace {

name_scope build_shared(const ordered_json& content, const std::filesystem::path& file,
                        fault_list& faults) {
    name_scope out;
    const place top(shown_path(file));
    expansion within;
    if (has_shape(content, shared_shape(), top, faults)) out.define(content, top, within, faults);
    return out;
}

} // namespace

name_scope collect_shared(const std::filesystem::path& folder, fault_list& faults) {
    const std::filesystem::path file = folder / "shared.json";
    if (!std::filesystem::exists(file)) return {};
    const std::optional<ordered_json> content = read_ordered(file, faults);
    return content ? build_shared(*content, file, faults) : name_scope();
}

definitions parse_shared(std::string_view text, const std::filesystem::path& file) {
    fault_list faults;
    definitions out;
    if (const std::optional<ordered_json> content = parse_ordered(text, file, faults))
        out = build_shared(*content, file, faults).own();
    faults.refuse();
    return out;
}

} // namespace sockmatrix
