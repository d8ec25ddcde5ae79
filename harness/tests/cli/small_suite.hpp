// A small suite of its own below a folder, with the schemas and platforms of the real one and
// without profiles.
#pragma once

#include <filesystem>
#include <string>

/// A case that `inet_aton` fills 32 bits from one part: one must case without named violations.
extern const char* const good_case;

/// The text of a file of inet_aton's cases.
std::string file_of(const std::string& cases);
void make_suite(const std::filesystem::path& root, const std::string& cases_file);
