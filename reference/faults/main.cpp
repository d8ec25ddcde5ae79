// refsock-with-faults: the adapter of refsock over a system that is broken in one way.
//   refsock-with-faults --faults       lists the ways: a JSON object from their names to what they
//   do refsock-with-faults --fault NAME   is broken so
#include "faults.hpp"
#include "program.hpp"

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

int main(int count, char** arguments) {
    if (count == 2 && std::string_view(arguments[1]) == "--faults") {
        nlohmann::json list = nlohmann::json::object();
        for (const faults::described_fault& one : faults::all())
            list[std::string(one.name)] = one.says;
        std::cout << list.dump() << "\n";
        return 0;
    }
    if (count != 3 || std::string_view(arguments[1]) != "--fault" ||
        !faults::choose(arguments[2])) {
        std::cerr << "usage: refsock-with-faults --faults | --fault NAME (one of those that "
                     "--faults lists)\n";
        return 2;
    }
    adapter::serve_standard_streams();
}
