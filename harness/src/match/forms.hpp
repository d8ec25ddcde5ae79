// The form of patterns and matchers: what a writer of cases is told. Internal to match.
#pragma once

#include "model/json.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

using name_list = std::vector<std::string_view>;
/// Empty, or what is wrong with an object at a JSON pointer.
using form_check = std::string (*)(const json& object, const std::string& at);

/// What an object with a tag looks like: `also` may stand beside the tag. Objects of an open form
/// hold any keys, which the check looks at.
struct form {
    form_check problem;
    name_list also = {};
    bool open = false;
};
using form_table = std::map<std::string_view, form>;

const form_table& value_forms();   ///< tags of values
const form_table& matcher_forms(); ///< tags that only match
/// The form of a tag of either kind, or null.
const form* form_of(std::string_view tag);

/// The JSON pointer of a member.
std::string below(std::string at, const std::string& key);
std::string told(const std::string& at, const std::string& what);
std::string listed(const name_list& all);
bool is_one_of(const json& value, const name_list& all);
bool is_name(const json& value);
std::string keys_problem(const json& object, const name_list& known, const std::string& at);
/// A non-empty list of constants' names.
std::string names_problem(const json& list, const std::string& at);
/// The struct under `tag` and its members, whose contents `content_problem` looks at.
std::string struct_problem(const json& object, const std::string& tag, form_check content_problem,
                           const std::string& at);
std::string matcher_problem_at(const json& matcher, const std::string& at);
/// A place where only a value may stand, not a matcher.
std::string value_problem_at(const json& value, const std::string& at);

} // namespace sockmatrix
