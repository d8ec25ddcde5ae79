#include "load/json_reader.hpp"

#include "model/failure.hpp"
#include "model/recording.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace sockmatrix {
namespace {

// Deeper than any case, and far from what recursion over a document can bear.
constexpr std::size_t deepest = 100;

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

std::string position(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t start = before.rfind('\n') + 1; // npos + 1 is 0
    return std::to_string(line) + ":" + std::to_string(before.size() - start + 1);
}

/// The parser's own words without its prefix of a code and a position.
std::string syntax_fault(const std::string& what) {
    const std::size_t at = what.find("parse error at ");
    const std::size_t colon = what.find(": ", at == std::string::npos ? 0 : at);
    return colon == std::string::npos ? what : what.substr(colon + 2);
}

template <class Json>
class tree_builder : public nlohmann::json_sax<Json> {
public:
    tree_builder(std::string_view text, const std::size_t& count) : text_(text), count_(count) {}

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(typename Json::number_integer_t value) override { return put(value); }
    bool number_unsigned(typename Json::number_unsigned_t value) override { return put(value); }
    bool number_float(typename Json::number_float_t value, const std::string& written) override {
        if (written.find_first_of(".eE") == std::string::npos)
            return fail(count_ - written.size() - 1, "the integer " + written +
                                                         " is too large; write {\"integer\": \"" +
                                                         written + "\"}");
        return put(value);
    }
    bool string(std::string& value) override { return put(std::move(value)); }
    bool binary(typename Json::binary_t&) override { return fail(count_, "binary data"); }

    bool start_object(std::size_t) override { return open(Json::object()); }
    bool key(std::string& name) override {
        if (!keys_.back().insert(name).second)
            return fail(count_ - std::min(count_, name.size() + 2),
                        "duplicate key \"" + name + "\"; remove one of the two");
        slot_ = &(*open_.back())[name];
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t offset, const std::string&,
                     const nlohmann::detail::exception& error) override {
        return fail(offset == 0 ? 0 : offset - 1, syntax_fault(error.what()));
    }

    Json root;
    std::string where;
    std::string what;

private:
    Json* place_for(Json&& value) {
        if (open_.empty()) return &(root = std::move(value));
        if (open_.back()->is_object()) return &(*slot_ = std::move(value));
        open_.back()->push_back(std::move(value));
        return &open_.back()->back();
    }
    bool put(Json value) {
        place_for(std::move(value));
        return true;
    }
    bool open(Json value) {
        if (open_.size() == deepest) return fail(count_ - 1, "nested too deeply");
        open_.push_back(place_for(std::move(value)));
        keys_.emplace_back();
        return true;
    }
    bool close() {
        open_.pop_back();
        keys_.pop_back();
        return true;
    }
    bool fail(std::size_t offset, std::string text) {
        where = position(text_, offset);
        what = std::move(text);
        return false;
    }

    std::string_view text_;
    const std::size_t& count_;
    std::vector<Json*> open_;
    std::vector<std::set<std::string>> keys_;
    Json* slot_ = nullptr;
};

template <class Json>
std::optional<Json> parse_as(std::string_view text, const std::filesystem::path& file,
                             fault_list& faults) {
    std::size_t count = 0;
    tree_builder<Json> tree(text, count);
    const counting_iterator first(text.data(), &count);
    const counting_iterator last(text.data() + text.size(), &count);
    if (Json::sax_parse(first, last, &tree)) return std::move(tree.root);
    faults.add(shown_path(file) + ":" + tree.where, tree.what);
    return std::nullopt;
}

template <class Json>
std::optional<Json> read_as(const std::filesystem::path& file, fault_list& faults) {
    const std::optional<std::string> text = read_text(file, faults);
    return text ? parse_as<Json>(*text, file, faults) : std::nullopt;
}

} // namespace

std::optional<std::string> read_text(const std::filesystem::path& file, fault_list& faults) {
    try {
        return read_file(file);
    } catch (const failure& fault) {
        faults.add(shown_path(file),
                   std::string(fault.what()).substr(file.generic_string().size() + 2));
        return std::nullopt;
    }
}

std::optional<ordered_json> parse_ordered(std::string_view text, const std::filesystem::path& file,
                                          fault_list& faults) {
    return parse_as<ordered_json>(text, file, faults);
}

std::optional<ordered_json> read_ordered(const std::filesystem::path& file, fault_list& faults) {
    return read_as<ordered_json>(file, faults);
}

std::optional<json> read_json(const std::filesystem::path& file, fault_list& faults) {
    return read_as<json>(file, faults);
}

json load_json(const std::filesystem::path& file) {
    fault_list faults;
    std::optional<json> content = read_json(file, faults);
    faults.refuse();
    return std::move(*content);
}

} // namespace sockmatrix
