// JSON Schema (draft 7) for the files of the suite.
#pragma once

#include "load/faults.hpp"
#include "model/json.hpp"

#include <memory>

namespace sockmatrix {

/// A compiled schema.
class schema {
public:
    /// Throws failure(invalid) if it is no schema. `name` is said in messages.
    schema(const json& content, const std::string& name);
    schema(schema&&) noexcept;
    schema& operator=(schema&&) noexcept;
    ~schema();

    /// Adds what the document breaks: of each branch of it the deepest place only.
    void check(const json& document, const std::string& file, fault_list& faults) const;

private:
    struct compiled;
    std::unique_ptr<compiled> compiled_;
};

} // namespace sockmatrix
