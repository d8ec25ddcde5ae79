// What recv costs beside a raw recv() into a new std::vector, by size.
// Usage: refsock-bench-receive [ROUNDS]
#include "refsock/refsock.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sys/socket.h>
#include <vector>

namespace {

using clock_type = std::chrono::steady_clock;

struct figures {
    std::vector<double> raw;
    std::vector<double> ours;
};

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

std::vector<std::byte> raw_receive(int descriptor, std::size_t size) {
    std::vector<std::byte> data(size);
    const ssize_t got = ::recv(descriptor, data.data(), data.size(), 0);
    data.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return data;
}

/// Microseconds of one receive of what the peer has sent before.
template <typename Receive>
double time_of(refsock::socket& peer, const std::vector<std::byte>& data, Receive receive) {
    peer.sendall(data);
    const auto start = clock_type::now();
    const std::vector<std::byte> got = receive();
    const std::chrono::duration<double, std::micro> time = clock_type::now() - start;
    if (got.size() != data.size()) std::abort();
    return time.count();
}

figures measure(std::size_t sent, std::size_t size, int rounds) {
    auto [peer, s] = refsock::socketpair();
    const std::vector<std::byte> data(sent, std::byte{1});
    const int descriptor = static_cast<int>(s.fileno());
    figures out;
    for (int i = 0; i < rounds; ++i) {
        out.raw.push_back(time_of(peer, data, [&] { return raw_receive(descriptor, size); }));
        out.ours.push_back(time_of(
            peer, data, [&, &from = s] { return from.recv(static_cast<std::int64_t>(size)); }));
    }
    return out;
}

} // namespace

int main(int count, char** words) {
    const int rounds = count > 1 ? std::max(1, std::atoi(words[1])) : 20000;
    std::printf("%10s %10s %12s %12s %7s\n", "received", "asked for", "raw us", "refsock us",
                "ratio");
    for (const auto& [sent, size] : {std::pair<std::size_t, std::size_t>{100, 4096},
                                     {100, 65536},
                                     {4096, 4096},
                                     {16384, 16384},
                                     {65536, 65536},
                                     {65536, 1 << 20}}) {
        const figures found = measure(sent, size, rounds);
        const double raw = median(found.raw);
        const double ours = median(found.ours);
        std::printf("%10zu %10zu %12.2f %12.2f %7.2f\n", sent, size, raw, ours, ours / raw);
    }
}
