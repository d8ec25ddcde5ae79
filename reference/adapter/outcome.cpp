#include "outcome.hpp"

#include "errors.hpp"

#include <new>
#include <stdexcept>
#include <utility>

namespace adapter {
namespace {

json answer_of(frame& made) {
    try {
        return {{"returns", made.run()}};
    } catch (const refsock::error& error) {
        return {{"raises", error_object(error)}};
    } catch (const refsock::argument_error& error) {
        return {{"raises", error_object(error)}};
    } catch (const std::bad_alloc& error) {
        return {{"raises", memory_error_object(error)}};
    } catch (const std::length_error& error) {
        return {{"raises", memory_error_object(error)}};
    }
}

} // namespace

json outcome_of(const call& what, json args, json kwargs, const surroundings& around, bool timed) {
    try {
        frame made(what, std::move(args), std::move(kwargs), around);
        json outcome = answer_of(made);
        if (timed) outcome["us"] = made.taken().count();
        return outcome;
    } catch (const inexpressible& why) {
        return {{"inexpressible", why.what()}};
    } catch (const unsupported& why) {
        return {{"unsupported", why.what()}};
    }
}

} // namespace adapter
