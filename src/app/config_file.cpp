// app/config_file.cpp: TOML through toml++; tables of tables become names with dots.
#include "app/config_file.hpp"
#include <fmt/format.h>
#include <toml++/toml.h>

namespace orderline::app {
namespace {

std::unexpected<Error> invalid(const std::string& file, unsigned line, const std::string& what) {
    return fail(Code::bad_request, "invalid_config", fmt::format("{}:{}: {}", file, line, what));
}

Result<void> flatten(const toml::table& table, const std::string& prefix, const std::string& file,
                     std::vector<FileSetting>& out) {
    for (const auto& [key, node] : table) {
        const auto name = prefix + std::string{key.str()};
        const unsigned line = node.source().begin.line;
        if (const auto* inner = node.as_table()) {
            TRY_VOID(flatten(*inner, name + ".", file, out));
        } else if (const auto* text = node.as_string()) {
            out.push_back({name, text->get(), line});
        } else if (const auto* number = node.as_integer()) {
            out.push_back({name, std::to_string(number->get()), line});
        } else if (const auto* truth = node.as_boolean()) {
            out.push_back({name, truth->get() ? "true" : "false", line});
        } else {
            return invalid(file, line, fmt::format("{} must be a text or a whole number.", name));
        }
    }
    return {};
}

}  // namespace

Result<std::vector<FileSetting>> read_toml(std::string_view text, const std::string& file_name) {
    toml::table table;
    try {
        table = toml::parse(text, file_name);
    } catch (const toml::parse_error& error) {  // Debian's library has this form only
        return invalid(file_name, error.source().begin.line, fmt::format("This is not valid TOML: {}.", error.description()));
    }
    std::vector<FileSetting> out;
    TRY_VOID(flatten(table, "", file_name, out));
    return out;
}

}  // namespace orderline::app
