// auth/permission_names.cpp: a JSON list of names becomes Permissions.
#include "auth/permission_names.hpp"
#include <string>
#include <vector>

namespace orderline::auth {

Permissions permissions_of(const json::value& names) {
    std::vector<std::string> texts;
    if (const auto* list = names.if_array()) {
        for (const auto& name : *list) {
            if (const auto* text = name.if_string()) texts.emplace_back(*text);
        }
    }
    return Permissions::of(texts);
}

Permissions permissions_of(std::string_view names_json) {
    const auto names = parse_json(names_json);
    return names ? permissions_of(*names) : Permissions{};
}

std::string names_json(const Permissions& permissions) {
    JsonWriter out;
    out.open('[');
    for (const auto name : permissions.names()) out.text(name);
    return out.close(']').take();
}

}  // namespace orderline::auth
