#include "catch_any.hpp"
#include "given.hpp"
#include "model/failure.hpp"
#include "model/interface.hpp"

#include <set>

using namespace sockmatrix;
using namespace sockmatrix::testing;

namespace {

std::size_t count_of(const mutant_choice& choice) {
    return choose_mutants(choice).size();
}

step with_args(const std::string& call, const char* args, const char* kwargs = "{}") {
    step out;
    out.call = call;
    out.args = j(args);
    out.kwargs = j(kwargs);
    return out;
}

} // namespace

TEST_CASE("every mutant has an id of its own, and every operator and every call has mutants") {
    std::set<std::string> ids, operators, calls;
    for (const mutant& one : all_mutants()) {
        ids.insert(one.id);
        operators.insert(std::string(one.by->name));
        calls.insert(one.call->name);
    }
    CHECK(ids.size() == all_mutants().size());
    CHECK(operators.size() == mutation_operators().size());
    CHECK(calls.size() == call_shapes().size());
    for (const interface_call& one : interface_calls())
        CHECK((find_call_shape(one.name) != nullptr) == !one.name.starts_with("aux."));
    CHECK(ids.contains("wrong-code/socket.bind"));
    CHECK(ids.contains("overlooked-argument/socket.recv:flags"));
}

TEST_CASE("operators go where they apply only") {
    for (const char* none :
         {"wrong-value/socket.bind", "lost-state/socket.recv", "wrong-native/inet_aton",
          "general-class/socket.bind", "never-waits/socket.bind", "wrong-order/socketpair"})
        CHECK_THROWS_AS(choose_mutants({{none}}), failure);
}

TEST_CASE("mutants are chosen by id, operator and call, and what names nothing is refused") {
    CHECK(count_of({{"wrong-code/socket.bind"}}) == 1);
    CHECK(count_of({{}, {"wrong-code"}, {"socket.bind", "socket.listen"}}) == 2);
    CHECK(count_of({{}, {}, {"socket.bind"}}) == count_of({{"*/socket.bind"}}));
    CHECK(count_of({}) == all_mutants().size());
    CHECK_THROWS_WITH(choose_mutants({{}, {"wrong-colour"}}),
                      Catch::Contains("no operator of this name"));
    CHECK_THROWS_WITH(choose_mutants({{}, {}, {"socket.knit"}}),
                      Catch::Contains("no call of this name"));
    CHECK_THROWS_WITH(choose_mutants({{"wrong-code/nothing"}}),
                      Catch::Contains("no mutant of this name"));
    CHECK_THROWS_WITH(choose_mutants({{}, {"lost-state"}, {"htons"}}),
                      Catch::Contains("no mutant is of such"));
}

TEST_CASE("an argument is overlooked where there is one") {
    struct row {
        const char* id;
        step before;
        const char* args; ///< afterwards; null: no difference
    };
    const auto one = GENERATE(values<row>({
        {"overlooked-argument/socket.recv:flags", with_args("socket.recv", "[1, 5, 2]"), "[1, 5]"},
        {"overlooked-argument/socket.recv:flags", with_args("socket.recv", "[1, 5]"), nullptr},
        {"overlooked-argument/socket.recv:flags", with_args("socket.send", "[1, 5, 2]"), nullptr},
        {"overlooked-argument/socket.sendto:flags",
         with_args("socket.sendto", "[1, 'x', ['h', 1]]"), nullptr},
        {"overlooked-argument/socket.sendto:flags",
         with_args("socket.sendto", "[1, 'x', 2, ['h', 1]]"), "[1, 'x', ['h', 1]]"},
        {"overlooked-argument/getaddrinfo:family", with_args("getaddrinfo", "['h', 1, 2, 1]"),
         "['h', 1, 0, 1]"},
        {"overlooked-argument/getaddrinfo:family", with_args("getaddrinfo", "['h', 1, 0, 1]"),
         nullptr},
        {"overlooked-argument/getaddrinfo:flags",
         with_args("getaddrinfo", "['h', 1]", "{'flags': 4}"), "['h', 1]"},
        {"overlooked-argument/getnameinfo:flags", with_args("getnameinfo", "[['h', 1], 3]"),
         "[['h', 1], 0]"},
        {"overlooked-argument/socket.listen:backlog", with_args("socket.listen", "[1, 5]"),
         "[1, 0]"},
    }));
    INFO(one.id);
    const auto after = changed_step(named(one.id), one.before);
    REQUIRE(after.has_value() == (one.args != nullptr));
    if (!after) return;
    CHECK(after->args == j(one.args));
    CHECK(after->kwargs.empty());
}
