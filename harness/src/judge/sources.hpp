// Where an expectation comes from, for people. Internal to judge.
#pragma once

#include "model/case.hpp"
#include "model/profile.hpp"

#include <string>

namespace sockmatrix {

/// One line of JSON, cut short.
std::string short_json(const json& value);

/// What a profile entry expects and why one may believe it.
std::string wanted_by(const expectation& entry);
/// What a case expects by its level: the conforming outcome and its pattern, or the outcomes that
/// it names.
std::string wanted_by(const test_case& about);

} // namespace sockmatrix
