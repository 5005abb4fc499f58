// app/config_file.hpp: the TOML file as a flat list of texts.
#pragma once
#include <string>
#include <string_view>
#include <vector>
#include "base/result.hpp"

namespace orderline::app {

struct FileSetting {
    std::string name;  // "log.level"
    std::string text;
    unsigned line = 0;
};

/// Errors: bad_request invalid_config with "<file>:<line>: …"; a value must be text, a whole number or true/false.
Result<std::vector<FileSetting>> read_toml(std::string_view text, const std::string& file_name);

}  // namespace orderline::app
