#include "load/choices.hpp"
#include "load/expand.hpp"
#include "load/shape.hpp"
#include "model/limits.hpp"

namespace sockmatrix {
namespace {

const object_shape& use_shape() {
    static const object_shape shape{"the use of a set-up",
                                    {{"setup", content::text, true}, {"for", content::any}}};
    return shape;
}

/// What a written step stands for, but for its `for`.
struct meaning {
    const std::vector<placed_step>* steps;
    const place* user; ///< of the set-up that they are; else null
};

/// Writes out the steps of one array.
struct step_writer {
    place whole; ///< of the array
    name_scope& names;
    expansion& within;
    fault_list& faults;
    std::vector<placed_step> out;

    /// Adds what a written step stands for once; false after a fault of a limit.
    bool add(const meaning& of, const combination& chosen) {
        for (const placed_step& one : *of.steps) {
            if (out.size() == limits::steps) {
                faults.add(whole, "has more than " + std::to_string(limits::steps) +
                                      " steps, which is the limit of a case");
                return false;
            }
            if (!within.take_octets(one.step, whole, faults)) return false;
            out.push_back({one.step, of.user ? one.at.used_by(*of.user) : one.at});
            if (!chosen.empty() && mentions_parameter(one.step))
                replace_parameters(out.back().step, chosen, out.back().at,
                                   made_of_parameters::steps, within, faults);
        }
        return true;
    }

    bool add_times(const meaning& of, const ordered_json& times, const place& at) {
        const bool is_count = times.is_number_unsigned() && times.get<std::uint64_t>() > 0;
        if (!is_count) faults.add(at, "is not a number above 0 that counts how often");
        std::uint64_t left = is_count && !of.steps->empty() ? times.get<std::uint64_t>() : 0;
        for (; left > 0; --left)
            if (!add(of, {})) return false;
        return true;
    }

    /// For each combination of the step's own parameters.
    bool add_each(const meaning& of, const ordered_json& parameters, const place& at) {
        const std::size_t before = faults.added();
        const choices_by_name all =
            parameters_of(parameters, at, made_of_parameters::steps, names, faults);
        bool is_within = true;
        if (faults.added() != before) return is_within;
        each_combination(all, [&](const combination& chosen) {
            is_within = add(of, chosen);
            return is_within;
        });
        return is_within;
    }

    bool add_repeated(const meaning& of, const ordered_json& written, const place& at) {
        const auto repeated = written.find("for");
        if (repeated == written.end()) return add(of, {});
        return repeated->is_number() ? add_times(of, *repeated, at / "for")
                                     : add_each(of, *repeated, at / "for");
    }

    /// Whether the next one can be written out too.
    bool add_written(const ordered_json& written, const place& at) {
        if (!written.is_object() || !written.contains("setup")) {
            std::vector<placed_step> one{{written, at}};
            if (!written.is_object()) return add({&one, nullptr}, {});
            one.front().step.erase("for");
            return add_repeated({&one, nullptr}, written, at);
        }
        if (!has_shape(written, use_shape(), at, faults)) return true;
        const set_up* used =
            names.steps(written["setup"].get<std::string>(), at / "setup", within, faults);
        return used == nullptr || add_repeated({&used->steps, &at}, written, at);
    }
};

} // namespace

std::vector<placed_step> write_out_steps(const ordered_json& steps, const place& at,
                                         name_scope& names, expansion& within, fault_list& faults) {
    step_writer writer{at, names, within, faults, {}};
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (!writer.add_written(steps[i], at / i)) break;
    return std::move(writer.out);
}

written_case write_out_case(const ordered_json& written, const place& at, name_scope& names,
                            expansion& within, fault_list& faults) {
    written_case out{written, {}};
    if (!written.is_object()) return out;
    const auto steps = written.find("steps");
    if (steps == written.end() || !steps->is_array()) return out;
    out.body["steps"] = ordered_json::array();
    for (placed_step& one : write_out_steps(*steps, at / "steps", names, within, faults)) {
        out.body["steps"].push_back(std::move(one.step));
        out.places.push_back(std::move(one.at));
    }
    return out;
}

} // namespace sockmatrix
