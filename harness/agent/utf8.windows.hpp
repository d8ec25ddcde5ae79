// The agent's text is UTF-8, that of Windows UTF-16.
#pragma once

#include <string>

namespace agent {

std::wstring to_wide(const std::string& text);
std::string to_utf8(const std::wstring& text);

} // namespace agent
