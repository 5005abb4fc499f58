// endpoints/rest/call_choice.cpp: overloads told apart by the names of their arguments.
#include "endpoints/rest/call_choice.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include "endpoints/rest/likeness.hpp"

namespace orderline::rest {
namespace {

using schema::Function;

bool fits(const Function& function, const std::vector<std::string>& given) {
    std::size_t taken = 0;
    for (const auto& argument : function.arguments) {
        if (!is_input(argument)) continue;
        const bool is_given = !argument.name.empty() && std::ranges::binary_search(given, argument.name);
        if (!is_given && !argument.default_value) return false;
        taken += is_given;
    }
    return taken == given.size();
}

bool takes_whole(const Function& function, Payload payload) {
    const auto inputs = std::ranges::count_if(function.arguments, is_input);
    const auto argument = std::ranges::find_if(function.arguments, is_input);
    if (inputs != 1 || !argument->name.empty() || argument->type.array || argument->type.name.schema != "pg_catalog") return false;
    const auto& type = argument->type.name.name;
    switch (payload) {
        case Payload::json: return type == "json" || type == "jsonb";
        case Payload::text: return type == "text";
        case Payload::xml: return type == "xml";
        case Payload::bytes: return type == "bytea";
        case Payload::none: return false;
    }
    return false;
}

std::vector<std::string> sorted_parameters(const Function& function) {
    std::vector<std::string> names;
    for (const auto& argument : function.arguments) {
        if (is_input(argument)) names.push_back(argument.name);
    }
    std::ranges::sort(names);
    return names;
}

/// Never a function that the role may not call: a hint must not tell what there is.
std::optional<std::string> hint_for(const Catalogue& catalogue, const schema::Name& name, const std::vector<std::string>& given, std::string_view role) {
    const auto in_parentheses = [](const std::vector<std::string>& names) { return fmt::format("({})", fmt::join(names, ", ")); };
    std::vector<std::string> others, overloads;
    for (const auto& function : catalogue.model().functions) {
        if (function.name.schema != name.schema || !is_callable(function) || !Catalogue::may_call(function, role)) continue;
        if (function.name == name) overloads.push_back(in_parentheses(sorted_parameters(function)));
        else others.push_back(function.name.name);
    }
    auto found = overloads.empty() ? most_like(name.name, others) : most_like(in_parentheses(given), overloads);
    if (!found) return std::nullopt;
    return fmt::format("Perhaps you meant to call the function {}.{}{}", name.schema, overloads.empty() ? std::string{} : name.name, *found);
}

std::unexpected<Refusal> none_fits(const Catalogue& catalogue, const schema::Name& name, const CallNames& names, std::string_view role) {
    const auto full_name = fmt::format("{}.{}", name.schema, name.name);
    const auto message = [&](std::string_view arguments) { return fmt::format("Could not find the function {}{} in the schema cache", full_name, arguments); };
    const auto details = [&](std::string_view with) { return fmt::format("Searched for the function {}{}, but no matches were found in the schema cache.", full_name, with); };
    if (names.payload == Payload::text) return refuse(404, "PGRST202", message(""), details(" with a single unnamed text parameter"));
    if (names.payload == Payload::xml) return refuse(404, "PGRST202", message(""), details(" with a single unnamed xml parameter"));
    if (names.payload == Payload::bytes) return refuse(404, "PGRST202", message(""), details(" with a single unnamed bytea parameter"));
    std::string listed = " without parameters", searched = listed;
    if (!names.given.empty()) {
        listed = fmt::format("({})", fmt::join(names.given, ", "));
        searched = fmt::format(" with parameter{} {}", names.given.size() > 1 ? "s" : "", fmt::join(names.given, ", "));
    }
    if (names.payload == Payload::json) searched += " or with a single unnamed json/jsonb parameter";
    return refuse(404, "PGRST202", message(listed), details(searched), hint_for(catalogue, name, names.given, role));
}

std::unexpected<Refusal> several_fit(const std::vector<const Function*>& functions) {
    std::string list;
    for (const auto* function : functions) {
        std::vector<std::string> arguments;
        for (const auto& argument : function->arguments) {
            if (is_input(argument)) arguments.push_back(fmt::format("{} => {}", argument.name, argument.type.text));
        }
        if (!list.empty()) list += ", ";
        list += fmt::format("{}.{}({})", function->name.schema, function->name.name, fmt::join(arguments, ", "));
    }
    return refuse(300, "PGRST203", "Could not choose the best candidate function between: " + list, {},
                  "Try renaming the parameters or the function itself in the database so function overloading can be resolved");
}

}  // namespace

bool is_parameter(const Catalogue& catalogue, const schema::Name& name, std::string_view parameter) {
    return std::ranges::any_of(catalogue.functions(name), [&](const auto& function) {
        return std::ranges::any_of(function.arguments, [&](const auto& one) { return is_input(one) && one.name == parameter; });
    });
}

Outcome<Choice> choose_function(const Catalogue& catalogue, const schema::Name& name, const CallNames& names, std::string_view role) {
    const bool has_names = names.payload == Payload::none || names.payload == Payload::json;
    std::vector<const Function*> named, whole;
    for (const auto& function : catalogue.functions(name)) {
        if (!is_callable(function)) continue;
        if (has_names && fits(function, names.given)) named.push_back(&function);
        else if (takes_whole(function, names.payload)) whole.push_back(&function);
    }
    const auto& found = named.empty() ? whole : named;
    if (found.empty()) return none_fits(catalogue, name, names, role);
    if (found.size() > 1) return several_fit(found);
    return Choice{found.front(), named.empty()};
}

}  // namespace orderline::rest
