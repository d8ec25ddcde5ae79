#include "model/json_text.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <type_traits>
#include <vector>

namespace sockmatrix {
namespace {

/// Reads characters and counts them, so that the position of a key is known: the parser tells it
/// only for syntax errors.
class counting_iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    counting_iterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
    reference operator*() const { return *at_; }
    counting_iterator& operator++() {
        ++at_;
        ++*count_;
        return *this;
    }
    bool operator==(const counting_iterator& other) const { return at_ == other.at_; }
    bool operator!=(const counting_iterator& other) const { return at_ != other.at_; }

private:
    const char* at_;
    std::size_t* count_;
};

/// The parser's own words without its prefix of a code and a position, in one line.
std::string syntax_fault(const std::string& told) {
    std::size_t colon = std::string::npos;
    for (const char* prefix : {"parse error at ", "out_of_range.406] "})
        if (const std::size_t at = told.find(prefix); at != std::string::npos)
            colon = prefix[0] == 'p' ? told.find(": ", at) : told.find("] ", at);
    std::string text = colon == std::string::npos ? told : told.substr(colon + 2);
    constexpr std::size_t longest = 200; // it quotes the last token, whatever its length
    if (text.size() > longest) text = text.substr(0, longest) + "...";
    return text;
}

/// Integers that fit 64 bits are no floats; others end up as such.
bool is_integer_text(const std::string& written) {
    return written.find_first_of(".eE") == std::string::npos;
}

template <class Json>
class tree_builder : public nlohmann::json_sax<Json> {
public:
    static constexpr bool is_ordered = std::is_same_v<Json, ordered_json>;

    tree_builder(const json_bounds& bounds, const std::size_t& count)
        : bounds_(bounds), count_(count) {}

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(typename Json::number_integer_t value) override { return put(value); }
    bool number_unsigned(typename Json::number_unsigned_t value) override { return put(value); }
    bool number_float(typename Json::number_float_t value, const std::string& written) override {
        if (!is_integer_text(written)) return put(value);
        const std::string digits = written.substr(0, 40) + (written.size() > 40 ? "..." : "");
        return fail(before(written.size() + 1), "the integer " + digits +
                                                    " is too large; write {\"integer\": \"" +
                                                    digits + "\"}");
    }
    bool string(std::string& value) override { return put(std::move(value)); }
    bool binary(typename Json::binary_t&) override { return fail(count_, "binary data"); }

    bool start_object(std::size_t) override { return open(Json::object()); }
    bool key(std::string& name) override {
        const std::size_t at = before(name.size() + 2);
        slot_ = new_member(name);
        return slot_ || fail(at, "duplicate key \"" + name + "\"; remove one of the two");
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t offset, const std::string&,
                     const nlohmann::detail::exception& error) override {
        return fail(offset == 0 ? 0 : offset - 1, syntax_fault(error.what()));
    }

    Json root;
    std::size_t fault_at = 0;
    std::string fault;
    std::size_t values = 0;

private:
    /// The place of a new key's value, or null if the key is there.
    Json* new_member(std::string& name) {
        auto& members = *open_.back()->template get_ptr<typename Json::object_t*>();
        if constexpr (is_ordered) { // its own look-up goes through all members
            if (!keys_.back().insert(name).second) return nullptr;
            return &members.emplace_back(std::move(name), Json()).second;
        } else {
            const auto [member, is_new] = members.try_emplace(std::move(name));
            return is_new ? &member->second : nullptr;
        }
    }
    Json* place_for(Json&& value) {
        if (open_.empty()) return &(root = std::move(value));
        if (open_.back()->is_object()) return &(*slot_ = std::move(value));
        auto& elements = *open_.back()->template get_ptr<typename Json::array_t*>();
        return &elements.emplace_back(std::move(value));
    }
    bool count_value() {
        if (++values <= bounds_.values) return true;
        return fail(before(1), "there are more than " + std::to_string(bounds_.values) +
                                   " values, which is the limit");
    }
    bool put(Json value) {
        if (!count_value()) return false;
        place_for(std::move(value));
        return true;
    }
    bool open(Json value) {
        if (open_.size() == bounds_.depth)
            return fail(before(1), "nested more than " + std::to_string(bounds_.depth) +
                                       " deep, which is the limit");
        if (!count_value()) return false;
        open_.push_back(place_for(std::move(value)));
        if (is_ordered) keys_.emplace_back();
        return true;
    }
    bool close() {
        open_.pop_back();
        if (is_ordered) keys_.pop_back();
        return true;
    }
    std::size_t before(std::size_t octets) const { return count_ - std::min(count_, octets); }
    bool fail(std::size_t offset, std::string text) {
        fault_at = offset;
        fault = std::move(text);
        return false;
    }

    const json_bounds& bounds_;
    const std::size_t& count_;
    std::vector<Json*> open_;
    std::vector<std::set<std::string>> keys_;
    Json* slot_ = nullptr;
};

template <class Json>
json_reading<Json> parse_as(std::string_view text, const json_bounds& bounds) {
    std::size_t count = 0;
    tree_builder<Json> tree(bounds, count);
    const counting_iterator first(text.data(), &count);
    const counting_iterator last(text.data() + text.size(), &count);
    json_reading<Json> out;
    const bool is_whole = Json::sax_parse(first, last, &tree);
    out.values = tree.values;
    if (is_whole) {
        out.value = std::move(tree.root);
        return out;
    }
    const std::string_view before = text.substr(0, std::min(tree.fault_at, text.size()));
    out.fault = std::move(tree.fault);
    out.line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    out.column = before.size() - (before.rfind('\n') + 1) + 1; // npos + 1 is 0
    return out;
}

} // namespace

json_reading<json> parse_json(std::string_view text, const json_bounds& bounds) {
    return parse_as<json>(text, bounds);
}

json_reading<ordered_json> parse_ordered_json(std::string_view text, const json_bounds& bounds) {
    return parse_as<ordered_json>(text, bounds);
}

} // namespace sockmatrix
