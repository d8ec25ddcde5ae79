// Profile entries that hold no more. Internal to judge.
#pragma once

#include "model/case.hpp"
#include "model/profile.hpp"
#include "model/recording.hpp"

#include <functional>
#include <string>
#include <vector>

namespace sockmatrix {

/// Takes out of `profiles` the entries of a trait that match no case, and those of observed
/// evidence that decide some of the wanted cases in these recordings and hold in none. Documented
/// and reported ones stay: what is seen somewhere else refutes no source.
std::vector<expectation> take_stale(const suite& all, std::vector<profile>& profiles,
                                    const std::string& trait,
                                    const std::vector<const recording*>& seen,
                                    const std::function<bool(const std::string&)>& wants);

} // namespace sockmatrix
