#include "handles.hpp"

#include "catch_any.hpp"
#include "faults.hpp"

using adapter::handle_table;

TEST_CASE("sockets are numbered from 1 in the order of creation") {
    handle_table table;
    CHECK(table.add(refsock::socket(refsock::af_inet)) == 1);
    CHECK(table.add(refsock::socket(refsock::af_inet, refsock::sock_dgram)) == 2);
    CHECK(table.at(1)->type() == refsock::sock_stream);
    CHECK(table.at(2)->type() == refsock::sock_dgram);
}

TEST_CASE("a number that was never given out is a fault of the request") {
    handle_table table;
    table.add(refsock::socket(refsock::af_inet));
    CHECK_THROWS_AS(table.at(0), adapter::request_fault);
    CHECK_THROWS_AS(table.at(2), adapter::request_fault);
}

TEST_CASE("a closed socket keeps its number and is not counted") {
    handle_table table;
    table.add(refsock::socket(refsock::af_inet));
    table.add(refsock::socket(refsock::af_inet));
    table.at(1)->close();
    CHECK(table.at(1)->fileno() == refsock::no_handle);
    CHECK(table.close_all() == 1);
    CHECK(table.at(2)->fileno() == refsock::no_handle);
    CHECK(table.close_all() == 0);
}

TEST_CASE("a socket that a call holds outlives the table") {
    std::shared_ptr<refsock::socket> held;
    {
        handle_table table;
        table.add(refsock::socket(refsock::af_inet));
        held = table.at(1);
    }
    CHECK(held->fileno() != refsock::no_handle);
}
