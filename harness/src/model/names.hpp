// Names that become names of files and folders: of targets, platforms, implementations and traits.
#pragma once

#include <string>
#include <string_view>

namespace sockmatrix {

/// Whether a name stays in its folder: letters, digits and `. _ -`, at most 100, not `.` or `..`.
bool is_plain_name(std::string_view name) noexcept;

/// Whether it is PLATFORM/IMPLEMENTATION, two plain names with one slash between them.
bool is_target_name(std::string_view name) noexcept;

/// Throws failure(invalid) naming `where` if it is not; the message shows the name and the rule.
void require_plain_name(std::string_view name, const std::string& where);
void require_target_name(std::string_view name, const std::string& where);

} // namespace sockmatrix
