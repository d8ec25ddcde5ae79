#include "mutate/mutants.hpp"

#include "load/load.hpp"
#include "model/failure.hpp"
#include "mutate/errors.hpp"
#include "mutate/values.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool can_be_unordered(part_kind kind) {
    return kind == part_kind::list || kind == part_kind::tuple || kind == part_kind::octets;
}

bool can_be_counted(part_kind kind) {
    return kind == part_kind::integer || kind == part_kind::octets || kind == part_kind::any;
}

bool applies_to_part(const mutation_operator& one, const returned_part& part) {
    const part_kind kind = part.kind;
    if (one.change == wrong_value)
        return kind != part_kind::address && kind != part_kind::tuple &&
               !(kind == part_kind::list && part.pointer.empty());
    if (one.change == off_by_one) return can_be_counted(kind) && part.name != "port";
    if (one.change == wrong_order) return can_be_unordered(kind);
    if (one.change == doubled_element) return kind == part_kind::list;
    return kind == part_kind::list || kind == part_kind::address;
}

bool has_numbers(error_kinds kinds) {
    return kinds == error_kinds::system || kinds == error_kinds::names;
}

bool applies_to_errors(const mutation_operator& one, const call_shape& call) {
    if (one.change == wrong_class) return call.errors != error_kinds::none;
    if (one.change == general_class) return call.errors == error_kinds::names || call.may_wait;
    if (one.change == special_class)
        return call.errors == error_kinds::system || call.errors == error_kinds::texts;
    return has_numbers(call.errors);
}

bool applies_to_call(const mutation_operator& one, const call_shape& call) {
    switch (one.what) {
    case breaks::error:
        return applies_to_errors(one, call);
    case breaks::success:
        return call.errors != error_kinds::none;
    case breaks::failure:
        return true;
    case breaks::state:
        return call.keeps_state;
    case breaks::waiting:
        return call.may_wait && call.name != "socket.connect_ex";
    case breaks::hanging:
        return call.may_wait && call.name != "create_connection";
    case breaks::time:
        return call.may_wait;
    default:
        return false;
    }
}

std::string id_of(const mutation_operator& by, const call_shape& on, const std::string& part) {
    std::string id = std::string(by.name) + "/" + on.name;
    return part.empty() ? id : id + ":" + part;
}

void add_mutants(const mutation_operator& by, const call_shape& on, std::vector<mutant>& out) {
    if (by.what == breaks::value) {
        for (const returned_part& part : on.parts)
            if (applies_to_part(by, part))
                out.push_back({id_of(by, on, part.name), &by, &on, &part});
    } else if (by.what == breaks::argument) {
        for (const overlooked_argument& one : on.overlooked)
            out.push_back({id_of(by, on, one.name), &by, &on, nullptr, &one});
    } else if (applies_to_call(by, on)) {
        out.push_back({id_of(by, on, ""), &by, &on});
    }
}

bool is_chosen(const std::vector<std::string>& globs, std::string_view text) {
    return globs.empty() || std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
               return glob_match(glob, text);
           });
}

template <class Known>
void require_known(const std::vector<std::string>& names, const char* what, Known known) {
    for (const std::string& name : names)
        if (!known(name))
            throw failure(exit_code::invalid, name + ": there is no " + what +
                                                  " of this name; `sockmatrix mutants "
                                                  "--list` shows what there is");
}

} // namespace

const std::vector<mutation_operator>& mutation_operators() {
    static const std::vector<mutation_operator> all = {
        {"wrong-value", "returns another value of the same type", breaks::value, wrong_value},
        {"off-by-one", "returns one more, or octets short of one", breaks::value, off_by_one},
        {"wrong-order", "returns elements or octets in another order", breaks::value, wrong_order},
        {"lost-element", "returns a list or an address without its last element", breaks::value,
         lost_element},
        {"doubled-element", "returns the last element of a list twice", breaks::value,
         doubled_element},
        {"wrong-class", "raises an error of another class", breaks::error, wrong_class},
        {"special-class", "raises gaierror where error is due", breaks::error, special_class},
        {"general-class", "raises error where a special class is due", breaks::error,
         general_class},
        {"wrong-code", "raises with another code", breaks::error, wrong_code},
        {"missing-code", "raises without a code", breaks::error, missing_code},
        {"wrong-native", "raises with another native number", breaks::error, wrong_native},
        {"missing-native", "raises without a native number", breaks::error, missing_native},
        {"success-for-failure", "returns where it fails", breaks::success},
        {"failure-for-success", "raises where it succeeds, though what it does is done",
         breaks::failure},
        {"lost-state", "answers that it succeeds, and does nothing", breaks::state},
        {"overlooked-argument", "takes an argument and does not look at it", breaks::argument},
        {"never-waits", "answers at once that it would have to wait", breaks::waiting},
        {"hangs", "waits for ever where it must not wait", breaks::hanging},
        {"late", "takes five seconds longer", breaks::time},
        {"early", "takes a tenth of its time", breaks::time},
    };
    return all;
}

std::vector<mutant> all_mutants() {
    std::vector<mutant> out;
    for (const mutation_operator& by : mutation_operators())
        for (const call_shape& on : call_shapes())
            add_mutants(by, on, out);
    std::sort(out.begin(), out.end(), [](const mutant& a, const mutant& b) { return a.id < b.id; });
    return out;
}

std::vector<mutant> choose_mutants(const mutant_choice& choice) {
    std::vector<mutant> out = all_mutants();
    require_known(choice.globs, "mutant", [&](const std::string& glob) {
        return std::any_of(out.begin(), out.end(),
                           [&](const mutant& one) { return glob_match(glob, one.id); });
    });
    require_known(choice.operators, "operator", [&](const std::string& glob) {
        return std::any_of(
            mutation_operators().begin(), mutation_operators().end(),
            [&](const mutation_operator& one) { return glob_match(glob, one.name); });
    });
    require_known(choice.calls, "call", [&](const std::string& glob) {
        return std::any_of(call_shapes().begin(), call_shapes().end(),
                           [&](const call_shape& one) { return glob_match(glob, one.name); });
    });
    std::erase_if(out, [&](const mutant& one) {
        return !is_chosen(choice.globs, one.id) || !is_chosen(choice.operators, one.by->name) ||
               !is_chosen(choice.calls, one.call->name);
    });
    if (out.empty())
        throw failure(exit_code::invalid, "no mutant is of such an operator and of such a call; "
                                          "`sockmatrix mutants --list` shows what there is");
    return out;
}

} // namespace sockmatrix
