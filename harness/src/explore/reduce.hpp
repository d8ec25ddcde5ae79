// Smaller inputs. Internal to explore.
#pragma once

#include "explore/explore.hpp"

namespace sockmatrix {

/// Whether the left input is simpler: shorter, then of plainer characters, then first in order.
/// There are no endless descents.
bool is_simpler(const call_input& left, const call_input& right);

/// All inputs one step simpler: an argument left out, a half, a token or a character of a text
/// taken away or made plain, an octet zeroed, an integer nearer to zero.
std::vector<call_input> reductions(const call_input& input);

} // namespace sockmatrix
