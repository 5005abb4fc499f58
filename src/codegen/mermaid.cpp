// codegen/mermaid.cpp: writes erDiagram text. What its grammar takes is in mermaid's erDiagram.jison.
#include "codegen/mermaid.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>
#include <iterator>
#include "codegen/mermaid_words.hpp"

namespace orderline::codegen {
namespace {

using schema::Column;
using schema::Relation;

enum class Detail { columns, keys, names };

constexpr std::size_t neighbours_max = 20;

bool holds(const std::vector<std::string>& columns, const std::string& name) {
    return std::ranges::find(columns, name) != columns.end();
}

std::string markers_of(const Relation& relation, const std::string& column) {
    std::vector<std::string_view> markers;
    if (relation.primary_key && holds(relation.primary_key->columns, column)) markers.push_back("PK");
    if (std::ranges::any_of(relation.foreign_keys, [&](const auto& key) { return holds(key.columns, column); })) {
        markers.push_back("FK");
    }
    const auto alone = [&](const auto& key) { return key.columns.size() == 1 && key.columns.front() == column; };
    if (std::ranges::any_of(relation.unique_keys, alone)) markers.push_back("UK");
    return fmt::format("{}", fmt::join(markers, ", "));
}

void write_attribute(std::string& out, const Relation& relation, const Column& column) {
    const auto name = mermaid_attribute(column.name);
    const auto markers = markers_of(relation, column.name);
    const bool told = name == column.name && !name.starts_with('_') && !name.ends_with('_');  // _x_ is drawn in italics
    std::string comment = told ? "" : column.name;
    if (column.comment) comment += (comment.empty() ? "" : ": ") + *column.comment;
    fmt::format_to(std::back_inserter(out), "        {} {}{}{}", mermaid_type(column.type), name, markers.empty() ? "" : " ", markers);
    if (!comment.empty()) fmt::format_to(std::back_inserter(out), " \"{}\"", mermaid_quoted(comment));
    out += '\n';
}

void write_entity(std::string& out, const Relation& relation, const Titles& titles, Detail detail) {
    out += "    " + mermaid_entity(titles.of(relation.name), true);
    std::string body;
    for (const auto& column : relation.columns) {
        if (detail == Detail::names) break;
        if (detail == Detail::keys && markers_of(relation, column.name).empty()) continue;
        write_attribute(body, relation, column);
    }
    // An empty block does not parse.
    out += body.empty() ? "\n" : " {\n" + body + "    }\n";
}

void write_link(std::string& out, const Link& link, const Titles& titles) {
    fmt::format_to(std::back_inserter(out), "    {} {}{}{} {} : \"{}\"\n", mermaid_entity(titles.of(link.parent->name), false),
                   link.optional ? "|o" : "||", link.identifying ? "--" : "..", link.one_to_one ? "o|" : "o{",
                   mermaid_entity(titles.of(link.child->name), false),
                   mermaid_quoted(fmt::format("{}", fmt::join(link.key->columns, ", "))));
}

/// `centre`, if there is one, keeps all its columns.
std::string draw(const Picture& picture, const Titles& titles, Detail detail, const Relation* centre = nullptr) {
    std::string out = "erDiagram\n";
    for (const auto* relation : picture.relations) {
        write_entity(out, *relation, titles, relation == centre ? Detail::columns : detail);
    }
    for (const auto* link : picture.links) write_link(out, *link, titles);
    return out;
}

bool fits(const Picture& picture, const std::string& text) {
    return text.size() <= mermaid_bytes_max && picture.links.size() <= mermaid_links_max;
}

std::string_view told(Detail detail) {
    switch (detail) {
        case Detail::columns: return "";
        case Detail::keys: return "with the columns of their keys only";
        case Detail::names: return "by name only";
    }
    return "";
}

/// The first of the given details with which the text fits; an empty text if none does.
MermaidDiagram draw_what_fits(const Picture& picture, const Titles& titles, std::initializer_list<Detail> details,
                              const Relation* centre = nullptr) {
    for (const auto detail : details) {
        auto text = draw(picture, titles, detail, centre);
        if (fits(picture, text)) return {std::move(text), std::string{told(detail)}};
    }
    return {};
}

}  // namespace

MermaidDiagram mermaid(const Neighbours& neighbours, const Titles& titles) {
    const auto all = whole(neighbours);
    if (all.relations.size() <= mermaid_relations_max) {
        auto diagram = draw_what_fits(all, titles, {Detail::columns, Detail::keys});
        if (!diagram.note.empty()) diagram.note = fmt::format("All {} tables, {}.", all.relations.size(), diagram.note);
        if (!diagram.text.empty()) return diagram;
    }
    for (auto shown = mermaid_relations_max; shown > 0; shown /= 2) {
        const auto picture = core(neighbours, shown);
        auto diagram = draw_what_fits(picture, titles, {Detail::keys, Detail::names});
        if (diagram.text.empty()) continue;
        diagram.note = fmt::format("The {} of {} tables that most foreign keys touch, {}.", picture.relations.size(),
                                   all.relations.size(), diagram.note);
        return diagram;
    }
    return {"erDiagram\n", "No diagram: the tables have too many foreign keys among them for Mermaid."};
}

MermaidDiagram mermaid_around(const Neighbours& neighbours, const Relation& centre, const Titles& titles) {
    for (auto shown = neighbours_max; shown > 0; shown /= 2) {
        const auto picture = around(neighbours, centre, shown + 1);
        auto diagram = draw_what_fits(picture, titles, {Detail::keys, Detail::names}, &centre);
        if (diagram.text.empty()) diagram = draw_what_fits(picture, titles, {Detail::names});
        if (diagram.text.empty()) continue;
        diagram.note.clear();
        if (picture.left_out > 0) {
            diagram.note = fmt::format("{} of {} neighbouring tables.", shown, shown + picture.left_out);
        }
        return diagram;
    }
    return {"erDiagram\n", "No diagram: the table has too many foreign keys for Mermaid."};
}

}  // namespace orderline::codegen
