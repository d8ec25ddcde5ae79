// Parameters of cases: one body each, with every {"param": ...} replaced.
#pragma once

#include "load/definitions.hpp"
#include "load/faults.hpp"
#include "load/json_reader.hpp"
#include "model/case.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sockmatrix {

/// How much the cases of one file may become when parameters and rows are written out.
class expansion {
public:
    /// Counts what is written once more; false, after a fault was added, if that is past the limit.
    bool take_octets(const ordered_json& value, const place& at, fault_list& faults);
    /// Counts one case more; the same.
    bool take_case(const place& at, fault_list& faults);
    /// Counts what the generated and repeated values of a well-formed case become; the same.
    bool take_made(const test_case& about, const place& at, fault_list& faults);

private:
    std::uint64_t made_ = 0;
    std::size_t octets_ = 0;
    std::size_t cases_ = 0;
};

/// A case with its set-ups and repeated steps written out.
struct written_case {
    ordered_json body;
    std::vector<place> places; ///< of its steps
};

written_case write_out_case(const ordered_json& written, const place& at, name_scope& names,
                            expansion& within, fault_list& faults);
/// The steps of an array, which stands at `at`, with set-ups and repeated steps written out.
std::vector<placed_step> write_out_steps(const ordered_json& steps, const place& at,
                                         name_scope& names, expansion& within, fault_list& faults);

/// A written case for one choice of its parameters.
struct variant {
    std::string suffix; ///< "@family=AF_INET,type=SOCK_STREAM"; empty without parameters
    ordered_json body;  ///< the case without `for`
};

/// The product of the parameters of `for`, in alphabetic order of their names.
std::vector<variant> expand_parameters(const written_case& written, const place& at,
                                       name_scope& names, expansion& within, fault_list& faults);

/// A row of a table as the object form, with what it does not say taken from the case.
struct table_row {
    std::string name;
    ordered_json body;           ///< a case with one step
    place at;                    ///< of the row
    const ordered_json* written; ///< the row as it stands in the body of the case
};

/// The place in the file for a place within the body of a row: arguments of a short row, and
/// outcomes that are the case's, stand elsewhere.
std::string written_place(const table_row& row, const place& of_case, const std::string& where);

/// The rows of the table of an expanded case body. Rows that are malformed are left out after a
/// fault was added.
std::vector<table_row> expand_table(const ordered_json& body, const place& at, expansion& within,
                                    fault_list& faults);

} // namespace sockmatrix
