// What each call gives, takes and leaves behind, as far as it can be broken. Internal to mutate.
#pragma once

#include "model/json.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

enum class part_kind { boolean, integer, number, text, octets, any, socket, list, address, tuple };

/// A part of what a call returns. `name` is empty where it is the whole.
struct returned_part {
    std::string name;
    part_kind kind = part_kind::any;
    std::string pointer = {}; ///< JSON pointer into the returned value
    bool each = false;        ///< the pointer goes into each element of a returned list
};

/// An argument that an implementation could overlook.
struct overlooked_argument {
    std::string name;
    std::size_t place = 0; ///< among the positional arguments, a socket counted
    json neutral = 0;      ///< stands in where later arguments follow
    bool droppable = true; ///< may be left out where it is the last
};

/// The errors that a call can raise.
enum class error_kinds {
    none,
    arguments, ///< of arguments alone
    texts,     ///< with a text and no number
    system,    ///< with a code and a native number
    names,     ///< gaierror or herror
};

struct call_shape {
    std::string name;
    std::vector<returned_part> parts = {};
    json success = nullptr; ///< something that it could return
    error_kinds errors = error_kinds::arguments;
    bool keeps_state = false; ///< what it does shows in later calls only
    bool may_wait = false;
    std::vector<overlooked_argument> overlooked = {};
};

/// Every call of docs/protocol.md that is judged, in the order of names.
const std::vector<call_shape>& call_shapes();
/// The shape of a call, or null.
const call_shape* find_call_shape(std::string_view name);

} // namespace sockmatrix
