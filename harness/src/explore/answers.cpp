#include "explore/explore.hpp"

#include "match/comparable.hpp"

namespace sockmatrix {
namespace {

bool is_broken(const json& answer) {
    return answer.is_object() && answer.contains("broke");
}

bool errors_differ(const json& left, const json& right) {
    if (left.at("class") != right.at("class")) return true;
    return left.contains("code") && right.contains("code") && left["code"] != right["code"];
}

std::string kind_of(const json& answer) {
    if (answer.is_null()) return "no answer";
    if (is_broken(answer)) return answer["broke"].get<std::string>();
    if (answer.contains("returns")) return "returns";
    const json& error = answer.at("raises");
    return "raises " + error.at("class").get<std::string>() +
           (error.contains("code") ? " " + error["code"].get<std::string>() : "");
}

} // namespace

json comparable_answer(const call_input& input, const observation& seen, const json& constants) {
    if (seen.skipped) return nullptr;
    if (seen.broke) return {{"broke", seen.broke->kind}};
    if (seen.answer.empty()) return nullptr;
    json out =
        comparable_result({input.call, input.args, input.kwargs}, seen.answer.front(), constants);
    return out.is_object() && (out.contains("returns") || out.contains("raises")) ? out : json();
}

bool answers_differ(const answer_pair& pair) {
    if (is_broken(pair.left) || is_broken(pair.right)) return true;
    if (pair.left.is_null() || pair.right.is_null()) return false;
    if (pair.left.contains("raises") && pair.right.contains("raises"))
        return errors_differ(pair.left["raises"], pair.right["raises"]);
    return pair.left != pair.right;
}

std::string way_of(const answer_pair& pair) {
    return kind_of(pair.left) + " | " + kind_of(pair.right);
}

} // namespace sockmatrix
