#include "catch_any.hpp"

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "fixture_names.hpp"

namespace fs = std::filesystem;
using agent::why_no_fixture_names;

namespace {

/// A copy of the files that the launcher puts in place.
class copied_fixtures {
public:
    copied_fixtures()
        : place_(fs::temp_directory_path() / ("names-" + std::to_string(::getpid()))) {
        fs::copy(SOCKMATRIX_FIXTURES, place_);
    }
    copied_fixtures(const copied_fixtures&) = delete;
    copied_fixtures& operator=(const copied_fixtures&) = delete;
    ~copied_fixtures() { fs::remove_all(place_); }

    std::string path() const { return place_.string(); }
    void write(const char* file, const char* text) const { std::ofstream(place_ / file) << text; }

private:
    fs::path place_;
};

} // namespace

TEST_CASE("the names are there where all files are the fixtures' and the host name is") {
    const copied_fixtures etc;
    const std::string why = why_no_fixture_names(etc.path());
    CHECK((why.empty() || why.starts_with("the host name is not the fixtures'")));
}

TEST_CASE("a file that is not the fixtures' is named") {
    const std::string file = GENERATE("hosts", "nsswitch.conf", "services", "protocols");
    const copied_fixtures etc;
    const std::string begins = etc.path() + "/" + file + " is not the fixtures'";
    etc.write(file.c_str(), "127.0.0.1 localhost dual.test\nhosts: dns files\n");
    CHECK(why_no_fixture_names(etc.path()).starts_with(begins));
    fs::remove(etc.path() + "/" + file);
    CHECK(why_no_fixture_names(etc.path()).starts_with(begins));
}
