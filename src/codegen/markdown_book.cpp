// codegen/markdown_book.cpp: links and small pieces that every chapter of the Markdown document writes.
#include "codegen/markdown_book.hpp"
#include <fmt/format.h>
#include <iterator>
#include "codegen/phrases.hpp"

namespace orderline::codegen {
namespace {

std::string target(const Place& place, const std::string& page) {
    const std::string anchor = place.anchor.empty() ? "" : "#" + place.anchor;
    if (place.page == page) return anchor.empty() ? "#" : anchor;
    constexpr std::string_view folder = "tables/";
    if (!page.starts_with(folder)) return place.page + anchor;
    return (place.page.starts_with(folder) ? place.page.substr(folder.size()) : "../" + place.page) + anchor;
}

std::string link(const std::map<schema::Name, Place>& places, const schema::Name& name, const std::string& text, const std::string& page) {
    const auto found = places.find(name);
    return found == places.end() ? markdown(text) : markdown_link(markdown(text), target(found->second, page));
}

}  // namespace

std::string link_to_relation(const Book& book, const schema::Name& name, const std::string& page) {
    return link(book.relations, name, book.titles.of(name), page);
}

std::string link_to_function(const Book& book, const schema::Name& name, const std::string& page) {
    return link(book.functions, name, book.titles.of(name), page);
}

std::string link_to_type(const Book& book, const schema::Type& type, const std::string& page) {
    if (!book.types.contains(type.name)) return markdown(type.text);
    return link(book.types, type.name, book.titles.of(type.name), page) + (type.array ? "[]" : "");
}

std::string code_list(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + markdown_code(name);
    return out;
}

void write_list(std::string& out, std::string_view title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    fmt::format_to(std::back_inserter(out), "\n**{}**\n\n", title);
    for (const auto& line : lines) out += "- " + line + "\n";
}

void write_comment(std::string& out, const std::optional<std::string>& comment) {
    if (comment) out += "\n" + markdown(*comment) + "\n";
}

void write_grants(std::string& out, const std::vector<schema::Grant>& grants) {
    std::vector<std::string> lines;
    for (const auto& grant : grants) {
        auto line = fmt::format("{}: {}", markdown_code(grant.grantee), markdown(privileges_of(grant)));
        if (!grant.columns.empty()) line += " of " + code_list(grant.columns);
        lines.push_back(std::move(line));
    }
    write_list(out, "Grants", lines);
}

}  // namespace orderline::codegen
