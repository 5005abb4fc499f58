// base/json_parts.hpp: the members of a JSON object and the elements of an array as they are written: numbers keep every digit.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace orderline {

struct JsonMember {
    std::string key;    // decoded
    std::string value;  // JSON
};

/// Of JSON that a parser has found to be right; all of them, also those with the same key.
std::vector<JsonMember> json_members(std::string_view object);
std::vector<std::string_view> json_elements(std::string_view array);

}  // namespace orderline
