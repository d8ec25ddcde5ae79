#include "support.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <random>
#include <thread>

#include <csignal>

namespace sockmatrix {
namespace fs = std::filesystem;

test_folder::test_folder() {
    std::random_device random;
    path_ = fs::temp_directory_path() / ("sockmatrix-run-" + std::to_string(random()));
    fs::create_directories(path_);
}

test_folder::~test_folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

step call_step(const std::string& call, json args, const std::string& name) {
    step out;
    out.call = call;
    out.args = std::move(args);
    out.name = name;
    return out;
}

step background_step(const std::string& name, const std::string& call, json args) {
    step out = call_step(call, std::move(args), name);
    out.background = true;
    return out;
}

step await_step(const std::string& name, std::optional<double> within) {
    step out;
    out.await = name;
    out.within = within;
    return out;
}

test_case make_case(const std::string& id, std::vector<step> steps) {
    test_case out;
    out.id = id;
    out.api = "test";
    out.steps = std::move(steps);
    out.outcomes = {{"conforms", {{"", {{"returns", {{"any", true}}}}}}}};
    out.conforms = "conforms";
    return out;
}

test_case make_alone(const std::string& id, const std::string& call, json args) {
    test_case out = make_case(id, {call_step(call, std::move(args))});
    out.alone = true;
    return out;
}

fake_run::fake_run(std::vector<std::string> words) {
    target.target = "test/fake";
    target.traits = {"fake"};
    target.command = {FAKE_ADAPTER, "calls=" + (folder / "calls").string(),
                      "pids=" + (folder / "pids").string(), "mark=" + (folder / "mark").string()};
    target.command.insert(target.command.end(), words.begin(), words.end());
    options.output = folder / "out.ndjson";
    options.log = folder / "log";
    options.suite_hash = "0123";
}

recording fake_run::operator()(const std::vector<test_case>& cases) {
    std::vector<const test_case*> pointers;
    for (const test_case& one : cases)
        pointers.push_back(&one);
    return run_cases(pointers, target, options, summary);
}

observation fake_run::one(const test_case& what) {
    return (*this)({what}).observations.at(what.id);
}

std::vector<std::string> fake_run::calls() const {
    std::vector<std::string> out;
    for (const std::string& line : lines_of(folder / "calls"))
        if (line.find("\"constant\"") == std::string::npos) out.push_back(line);
    return out;
}

std::vector<int> fake_run::pids() const {
    std::vector<int> out;
    for (const std::string& line : lines_of(folder / "pids"))
        out.push_back(std::stoi(line));
    return out;
}

std::string fake_run::log() const {
    std::string out;
    for (const std::string& line : lines_of(folder / "log"))
        out += line + "\n";
    return out;
}

std::vector<std::string> lines_of(const fs::path& file) {
    std::ifstream in(file);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);)
        out.push_back(line);
    return out;
}

bool is_running(int pid) {
    if (::kill(pid, 0) != 0) return false;
    // A zombie has ended; only systems with /proc tell.
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    if (!std::getline(stat, text)) return true;
    const std::size_t name = text.rfind(')');
    return text.compare(name, 3, ") Z") != 0 && text.compare(name, 3, ") X") != 0;
}

bool all_gone(const std::vector<int>& pids) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (std::any_of(pids.begin(), pids.end(), is_running)) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::yield();
    }
    return true;
}

} // namespace sockmatrix
