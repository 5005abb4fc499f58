// endpoints/rest/call_choice.hpp: which of the functions of a name a call means.
#pragma once
#include <string>
#include <string_view>
#include <vector>
#include "endpoints/rest/catalogue.hpp"
#include "endpoints/rest/refusal.hpp"

namespace orderline::rest {

/// What a body may be as a whole: the one argument of a function whose only parameter has no name.
enum class Payload { none, json, text, xml, bytes };

/// What the choice depends on.
struct CallNames {
    std::vector<std::string> given;    // the arguments' names, sorted, each once
    Payload payload = Payload::none;   // of POST
};

struct Choice {
    const schema::Function* function = nullptr;
    bool whole_body = false;  // its one argument is the body
};

/// Some function of that name has a parameter called so.
bool is_parameter(const Catalogue& catalogue, const schema::Name& name, std::string_view parameter);

/// Arguments choose: all that are needed, none that is not there. `role` is whom hints are for.
/// Refusals: 404 PGRST202 (none fits), 300 PGRST203 (several do).
/// Source: shared/spec/supabase-wire.md 1.11; docs.postgrest.org/en/stable/references/api/functions.html
Outcome<Choice> choose_function(const Catalogue& catalogue, const schema::Name& name, const CallNames& names, std::string_view role);

}  // namespace orderline::rest
