// tables/json.hpp: rows and forms of any table from JSON, with everything that is wrong in them told at once, and to JSON.
#pragma once
#include <expected>
#include <string>
#include <utility>
#include <vector>
#include "base/json.hpp"
#include "tables/table.hpp"

namespace orderline::tables {

struct Problem {
    std::string path;       // JSON Pointer (RFC 6901): "/tags/2"; "" is the whole
    std::string_view code;  // for programs: docs/errors.md lists them
    std::string message;    // for people, without the path: "must be a whole number from 0 to 10"
    bool operator==(const Problem&) const = default;
};
using Problems = std::vector<Problem>;

/// "/name", as a JSON Pointer spells it.
std::string pointer(std::string_view name);

/// Takes the members from a JSON object with PostgREST's spelling of values; numeric and int8 may be texts as well. What is
/// not in it stays left out, or NULL. Tells of types, forms and names; problems_of (check.hpp) of everything else.
Problems read_json(const json::value& object, const Fields& into);

/// What is wrong with values of the right types: ranges, lengths, forms and the table's checks as far as they are known.
/// What PostgreSQL alone can tell (keys, triggers, other checks) it does not say.
Problems problems_of(const Fields& fields);

/// An Insert, an Update or a whole row.
template <class Form>
std::expected<Form, Problems> from_json(const json::value& object) {
    Form form{};
    auto problems = read_json(object, fields_of(form));
    if (problems.empty()) problems = problems_of(Fields{fields_of(form)});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return form;
}

template <class Form>
Problems problems_of(const Form& form) {
    return problems_of(Fields{fields_of(const_cast<Form&>(form))});  // slots can write; here they only read
}

/// An object with the columns in their order, as to_json of PostgreSQL spells them in UTC; what is left out is not in it.
void append_json(std::string& out, const Fields& fields);

template <class Form>
std::string to_json(const Form& form) {
    std::string out;
    append_json(out, fields_of(const_cast<Form&>(form)));  // as above
    return out;
}

}  // namespace orderline::tables
