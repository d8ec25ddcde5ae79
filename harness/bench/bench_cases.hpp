// Cases to measure with, and their requests as plain lines.
#pragma once

#include "model/case.hpp"
#include "model/recording.hpp"

#include <string>
#include <vector>

namespace bench {

/// Conversions that travel alone and a few with a socket, for use without a suite.
std::vector<sockmatrix::test_case> synthetic_cases();

/// Of the cases that `seen` shows to run through, those that send the same in every run: no
/// fixtures, no time, nothing in the background, no value that varies.
std::vector<sockmatrix::test_case> steady_cases(const std::vector<sockmatrix::test_case>& cases,
                                                const sockmatrix::recording& seen);

/// The cases again and again, with ids of their own, until they make so many calls.
std::vector<sockmatrix::test_case> repeated(const std::vector<sockmatrix::test_case>& cases,
                                            std::size_t calls);

/// What the cases send: those with sockets first, each after a reset, then those that stand alone.
struct request_list {
    std::vector<std::string> lines;
    std::vector<std::size_t> ends; ///< lines up to the end of each case
};
request_list requests_of(const std::vector<sockmatrix::test_case>& cases,
                         const sockmatrix::recording& seen);

} // namespace bench
