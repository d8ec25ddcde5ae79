// The fixture names (platforms/fixtures) as the place has them where the agent runs.
#pragma once

#include <string>

namespace agent {

/// Why look-ups do not come upon the fixture names; empty if they do. It looks at what a launcher
/// puts in place: on POSIX the files of `configuration` ("/etc") and the host name, since this
/// program may be linked statically and then has no resolver of its own; on Windows it looks a name
/// up.
std::string why_no_fixture_names(const std::string& configuration = "/etc");

} // namespace agent
