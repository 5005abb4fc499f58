// codegen/ts_text.cpp: strings, keys, comments, and lists that break where they are too long.
#include "codegen/ts_text.hpp"
#include <algorithm>
#include "base/json.hpp"
#include "base/text.hpp"

namespace orderline::codegen {
namespace {

constexpr std::size_t columns_max = 80;

bool is_plain_key(std::string_view name) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
    };
    return !name.empty() && !(name.front() >= '0' && name.front() <= '9') && std::ranges::all_of(name, fits);
}

std::string joined(std::span<const std::string> members, std::string_view between) {
    std::string found;
    for (const auto& member : members) found.append(found.empty() ? "" : between).append(member);
    return found;
}

/// `head` and the members behind it, or each on a line of its own.
void append_union(std::string& out, int indent, std::string_view head, std::span<const std::string> members) {
    const auto line = std::string{head}.append(" ").append(joined(members, " | ")).append(";");
    if (members.size() == 1 || static_cast<std::size_t>(indent) + length_in_characters(line) <= columns_max) {
        append_line(out, indent, line);
        return;
    }
    append_line(out, indent, head);
    for (const auto& member : members) append_line(out, indent + 2, "| " + member + (&member == &members.back() ? ";" : ""));
}

}  // namespace

std::string ts_string(std::string_view text) {
    std::string found;
    append_json_text(found, text);
    return found;
}

std::string ts_key(std::string_view name) { return is_plain_key(name) ? std::string{name} : ts_string(name); }

std::string ts_value_key(std::string_view name) { return name == "__proto__" ? "[\"__proto__\"]" : ts_key(name); }

std::string ts_path(std::initializer_list<std::string_view> names) {
    std::string found;
    for (const auto name : names) found.append("[").append(ts_string(name)).append("]");
    return found;
}

void append_line(std::string& out, int indent, std::string_view text) {
    out.append(static_cast<std::size_t>(indent), ' ').append(text).append("\n");
}

void append_doc(std::string& out, int indent, const std::optional<std::string>& comment) {
    if (!comment || trim(*comment).empty()) return;
    std::string safe;
    for (const char c : trim(*comment)) {
        if (c == '/' && safe.ends_with('*')) safe += '\\';
        if (c != '\r') safe += c;
    }
    if (!safe.contains('\n')) {
        append_line(out, indent, "/** " + safe + " */");
        return;
    }
    append_line(out, indent, "/**");
    for (std::size_t at = 0; at <= safe.size();) {
        const auto end = std::min(safe.find('\n', at), safe.size());
        const auto line = trim(std::string_view{safe}.substr(at, end - at));
        append_line(out, indent, line.empty() ? std::string{" *"} : " * " + std::string{line});
        at = end + 1;
    }
    append_line(out, indent, " */");
}

void append_property(std::string& out, int indent, std::string_view key, std::span<const std::string> members) {
    append_union(out, indent, std::string{key} + ":", members);
}

void append_list(std::string& out, int indent, std::string_view key, std::span<const std::string> strings, std::string_view end) {
    const auto line = std::string{key}.append(": [").append(joined(strings, ", ")).append("]").append(end);
    if (strings.empty() || static_cast<std::size_t>(indent) + length_in_characters(line) <= columns_max) {
        append_line(out, indent, line);
        return;
    }
    append_line(out, indent, std::string{key} + ": [");
    for (const auto& one : strings) append_line(out, indent + 2, one + ",");
    append_line(out, indent, "]" + std::string{end});
}

void append_alias(std::string& out, std::string_view name, std::span<const std::string> members) {
    const auto head = std::string{"export type "}.append(name).append(" =");
    if (members.size() == 1 && head.size() + members.front().size() + 2 > columns_max) {
        append_line(out, 0, head);
        append_line(out, 2, members.front() + ";");
        return;
    }
    append_union(out, 0, head, members);
}

}  // namespace orderline::codegen
