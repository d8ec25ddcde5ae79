// Small suites in temporary folders.
#pragma once

#include "load/load.hpp"
#include "model/failure.hpp"
#include "model/recording.hpp"
#include "model/verdict.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

/// A fresh folder, removed at the end.
class given_folder {
public:
    given_folder()
        : path_(std::filesystem::temp_directory_path() /
                ("sockmatrix-load-" + std::to_string(std::random_device()()))) {
        std::filesystem::create_directories(path_);
    }
    given_folder(const given_folder&) = delete;
    given_folder& operator=(const given_folder&) = delete;
    ~given_folder() { std::filesystem::remove_all(path_); }

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }

private:
    std::filesystem::path path_;
};

inline const char* const given_clauses = R"({"names": ["inet_aton", "socket", "SO_*"], "clauses": [
    {"id": "inet_aton.parts", "says": "Parts fill it.", "source": "doc", "api": "inet_aton"},
    {"id": "socket.made", "says": "A socket is made.", "source": "doc", "api": "socket"},
    {"id": "so.options", "says": "There are options.", "source": "doc", "api": "SO_*", "planned": "later"}]})";

/// A suite of one file; `cases` is the JSON of its cases, without the brackets.
class given_suite {
public:
    explicit given_suite(const std::string& cases, const std::string& api = "inet_aton") {
        folder.write("clauses.json", given_clauses);
        folder.write("conversions/" + api + ".json",
                     R"({"api": ")" + api + R"(", "cases": [)" + cases + "]}");
    }
    sockmatrix::suite load() const { return sockmatrix::load_suite(folder.path()); }
    /// What loading it throws, with the folder left out; empty if it loads.
    std::string fault() const {
        try {
            load();
        } catch (const sockmatrix::failure& why) {
            std::string text = why.what();
            const std::string name = folder.path().generic_string() + "/";
            return text.rfind(name, 0) == 0 ? text.substr(name.size()) : text;
        }
        return "";
    }

    given_folder folder;
};

/// The keys that every case has, but for its id.
inline const char* const given_keys =
    R"("says": "one part fills the 32 bits", "level": "must", "clauses": ["inet_aton.parts"], "cite": ["posix:inet_addr"], )";

/// A case with further keys.
inline std::string given_case(const std::string& id, const std::string& rest) {
    return R"({"id": ")" + id + R"(", )" + given_keys + rest + "}";
}

/// A case with one step and what is expected of it.
inline std::string single(const std::string& step,
                          const std::string& rest = R"("expect": {"returns": 1})") {
    return given_case("inet_aton/one", R"("steps": [)" + step + "], " + rest);
}
