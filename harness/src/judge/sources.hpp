// Where an expectation comes from, for people. Internal to judge.
#pragma once

#include "model/case.hpp"
#include "model/profile.hpp"

#include <string>
#include <string_view>

namespace sockmatrix {

std::string_view evidence_name(evidence_kind kind) noexcept;

/// "platforms/profiles/musl.json#/expect/...: getaddrinfo/no-data", whatever of it is known.
std::string source_text(const expectation& entry);

/// One line of JSON, cut short.
std::string short_json(const json& value);

/// What a profile entry expects and why one may believe it.
std::string wanted_by(const expectation& entry);
/// What a case expects by its level: the conforming outcome and its pattern, or the outcomes that
/// it names.
std::string wanted_by(const test_case& about);

} // namespace sockmatrix
