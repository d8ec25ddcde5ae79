// Reads thousands of files that are a little wrong: each must end in a value or in a failure that
// says what is wrong, soon, without a signal and within a bound of memory.
#include "corpus.hpp"
#include "model/failure.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

using namespace sockmatrix;

namespace {

struct fuzz_options {
    std::string root = SOCKMATRIX_ROOT;
    std::uint64_t seed = std::random_device()();
    std::uint64_t first = 0;
    std::uint64_t inputs = 10'000;
    double seconds = 10;       ///< for one input
    std::size_t megabytes = 0; ///< of all; 0: not bounded
    std::string keep;          ///< file that holds the input being read
};

struct fuzz_counts {
    std::uint64_t values = 0;
    std::uint64_t refused = 0;
    std::uint64_t faults = 0;
    double slowest = 0;
    std::uint64_t slowest_input = 0;
};

fuzz_options options_of(int argc, char** argv) {
    fuzz_options out;
    if (argc % 2 == 0)
        throw failure(exit_code::invalid,
                      "each option has a value, such as --seed 7 --inputs 10000");
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const std::string value = argv[i + 1];
        if (name == "--root")
            out.root = value;
        else if (name == "--seed")
            out.seed = std::stoull(value);
        else if (name == "--first")
            out.first = std::stoull(value);
        else if (name == "--inputs")
            out.inputs = std::stoull(value);
        else if (name == "--seconds")
            out.seconds = std::stod(value);
        else if (name == "--megabytes")
            out.megabytes = std::stoul(value);
        else if (name == "--keep")
            out.keep = value;
        else
            throw failure(exit_code::invalid, name + " is unknown");
    }
    return out;
}

/// The greatest resident size so far, where the system tells it; else 0.
std::size_t peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::size_t kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024;
    }
    return 0;
}

/// The input of an index follows from seed and index alone.
std::pair<reader, std::string> input_of(const corpus& from, const fuzz_options& options,
                                        std::uint64_t index) {
    seeded by(options.seed * 0x100000001b3U + index);
    document one = from.sample(by);
    if (by.below(100) < 65) mutate_structure(one.content, by);
    std::string text = text_of(one);
    if (by.below(100) < 45) mutate_octets(text, by);
    return {one.read_by, std::move(text)};
}

/// Empty, or what is wrong with how an input ended.
std::string fault_of(const corpus& from, const std::pair<reader, std::string>& input,
                     fuzz_counts& counts) {
    try {
        read_and_use(input.first, input.second, from);
        ++counts.values;
    } catch (const failure& refused) {
        ++counts.refused;
        const std::string text = refused.what();
        if (refused.code() != exit_code::invalid) return "not exit 2: " + text;
        if (text.find('\n') != std::string::npos) return "not one line: " + text;
    } catch (const std::exception& unexpected) {
        return std::string("unexpected fault: ") + unexpected.what();
    }
    return {};
}

void try_one(const corpus& from, const fuzz_options& options, std::uint64_t index,
             fuzz_counts& counts) {
    const auto input = input_of(from, options, index);
    if (!options.keep.empty()) std::ofstream(options.keep, std::ios::binary) << input.second;
    const auto begin = std::chrono::steady_clock::now();
    std::string fault = fault_of(from, input, counts);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    if (took.count() > counts.slowest) {
        counts.slowest = took.count();
        counts.slowest_input = index;
    }
    if (fault.empty() && took.count() > options.seconds)
        fault = "took " + std::to_string(took.count()) + " s";
    if (fault.empty()) return;
    ++counts.faults;
    std::printf("--seed %llu --first %llu --inputs 1: %s\n",
                static_cast<unsigned long long>(options.seed),
                static_cast<unsigned long long>(index), fault.c_str());
}

int run(const fuzz_options& options) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(options.seed));
    std::fflush(stdout); // a signal must not take it along
    const corpus from(options.root);
    fuzz_counts counts;
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint64_t i = 0; i < options.inputs; ++i)
        try_one(from, options, options.first + i, counts);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    const std::size_t peak = peak_megabytes();
    std::printf(
        "%llu inputs in %.1f s: %llu read, %llu refused, %llu faults; slowest %.2f s (input "
        "%llu); at most %zu MB\n",
        static_cast<unsigned long long>(options.inputs), took.count(),
        static_cast<unsigned long long>(counts.values),
        static_cast<unsigned long long>(counts.refused),
        static_cast<unsigned long long>(counts.faults), counts.slowest,
        static_cast<unsigned long long>(counts.slowest_input), peak);
    const bool too_large = options.megabytes != 0 && peak > options.megabytes;
    if (too_large) std::printf("more than %zu MB\n", options.megabytes);
    const bool looked = counts.values > 0 && counts.refused > 0; // else the inputs are no good
    return counts.faults == 0 && !too_large && (looked || options.inputs < 100) ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(options_of(argc, argv));
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "fuzz: %s\n", problem.what());
        return 3;
    }
}
