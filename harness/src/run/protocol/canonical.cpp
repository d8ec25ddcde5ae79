#include "run/protocol/canonical.hpp"

#include "match/values.hpp"
#include "model/interface.hpp"
#include "model/json_place.hpp"
#include "model/observation.hpp"

#include <optional>

namespace sockmatrix {
namespace {

/// Where the address of a socket stands in what a call returns; those in lists are no socket's.
std::optional<std::string> address_place(const std::string& call) {
    const interface_call* row = find_call(call);
    if (!row) return std::nullopt;
    for (const std::string& place : places_given(*row, "address"))
        if (place.find('*') == std::string::npos) return place;
    return std::nullopt;
}

std::string key_of(const step& what, std::size_t index) {
    if (!what.name.empty()) return what.name;
    return what.await.empty() ? std::to_string(index) : what.await;
}

} // namespace

json canonical::outcome(const step& what, const step& caller, std::size_t index, json seen) {
    if (!seen.is_object()) return seen;
    const auto time = seen.find("us");
    if (time != seen.end()) {
        times_[std::to_string(index)] = std::move(*time);
        seen.erase(time);
    }
    const std::string key = key_of(what, index);
    const auto returned = seen.find("returns");
    if (returned != seen.end()) {
        renumber(*returned);
        take_varying(what, key, *returned);
        if (&what != &caller) take_varying(caller, key, *returned);
        take_known(caller.call, key, *returned);
    }
    const auto raised = seen.find("raises");
    if (raised != seen.end()) take_message(key, *raised);
    return seen;
}

void canonical::renumber(json& value) {
    if (!value.is_structured()) return;
    const auto socket = value.is_object() ? value.find("socket") : value.end();
    if (socket == value.end()) {
        for (json& element : value)
            renumber(element);
        return;
    }
    const auto handle = socket->get<std::uint64_t>();
    *socket = handles_.try_emplace(handle, handles_.size() + 1).first->second;
}

void canonical::take_varying(const step& what, const std::string& key, json& returned) {
    for (const std::string& pointer : what.vary)
        if (json* value = find_at(returned, pointer)) take(key + pointer, *value);
}

void canonical::take_known(const std::string& call, const std::string& key, json& returned) {
    if (call == "socket.fileno" && returned.is_number_integer() && returned >= 0)
        take(key, returned);
    if (const auto place = address_place(call)) take_address(key, *place, returned);
}

void canonical::take_address(const std::string& key, const std::string& pointer, json& returned) {
    json* address = find_at(returned, pointer);
    if (!address) return;
    if (names_directory(*address)) return take(key + pointer, *address);
    if (!address->is_array() || address->size() < 2) return;
    json& port = (*address)[1];
    if ((*address)[0].is_string() && port.is_number_integer() && port != 0)
        take(key + pointer + "/1", port);
}

/// A path below it, or an abstract name that was made of one.
bool canonical::names_directory(const json& value) const {
    if (directory_.empty()) return false;
    const auto holds = [](const json& text, const std::string& part) {
        return text.get_ref<const std::string&>().find(part) != std::string::npos;
    };
    if (value.is_string()) return holds(value, directory_);
    return value.is_object() && value.contains("bytes") &&
           holds(value["bytes"], to_hex(directory_));
}

/// Some implementations put a path into their messages.
void canonical::take_message(const std::string& key, json& error) {
    const auto message = error.find("message");
    if (message == error.end() || directory_.empty()) return;
    const auto& text = message->get_ref<const std::string&>();
    if (text.find(directory_) != std::string::npos) take(key + "/raises/message", *message);
}

void canonical::take(const std::string& key, json& value) {
    const bool taken = value.is_object() && value.contains("env");
    if (taken) return;
    values_[key] = put_back(std::move(value), values_);
    value = {{"env", key}};
}

} // namespace sockmatrix
