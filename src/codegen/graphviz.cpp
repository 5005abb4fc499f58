// codegen/graphviz.cpp: writes DOT: boxes with columns, crow's feet, a cluster for each schema (https://graphviz.org/doc/info).
#include "codegen/graphviz.hpp"
#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <iterator>
#include <set>
#include "codegen/phrases.hpp"

namespace orderline::codegen {
namespace {

using schema::Relation;

/// Of one box, besides those of keys; the others are counted. With all of them no one could read the whole.
constexpr std::size_t columns_max = 4;
constexpr int spread = 3;                // columns for what would stand in one
constexpr std::size_t few_relations = 12;  // so few are shown with all their columns

/// Text inside an HTML-like label or a quoted attribute: entities are read in both.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char sign : text) {
        switch (sign) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\\': out += "&#92;"; break;
            case '[': out += "&#91;"; break;
            case ']': out += "&#93;"; break;
            default: out += static_cast<unsigned char>(sign) < 0x20 ? ' ' : sign;
        }
    }
    return out;
}

bool holds(const std::vector<std::string>& columns, const std::string& name) {
    return std::ranges::find(columns, name) != columns.end();
}

std::string_view marker_of(const Relation& relation, const std::string& column) {
    if (relation.primary_key && holds(relation.primary_key->columns, column)) return "PK";
    const auto refers = [&](const auto& key) { return holds(key.columns, column); };
    return std::ranges::any_of(relation.foreign_keys, refers) ? "FK" : "";
}

/// Those of keys, those that lines end at, and the first of the others.
std::vector<std::size_t> shown_columns(const Relation& relation, const std::set<std::string>& ends, std::size_t others_max) {
    std::vector<std::size_t> shown;
    std::size_t others = 0;
    for (std::size_t i = 0; i < relation.columns.size(); ++i) {
        const auto& name = relation.columns[i].name;
        const bool is_key = ends.contains(name) || !marker_of(relation, name).empty();
        if (is_key || ++others <= others_max) shown.push_back(i);
    }
    return shown;
}

void write_row(std::string& out, const Relation& relation, const Titles& titles, std::size_t at) {
    const auto& column = relation.columns[at];
    const auto marker = marker_of(relation, column.name);
    fmt::format_to(std::back_inserter(out),
                   "<TR><TD PORT=\"c{}\" ALIGN=\"LEFT\">{}{}</TD><TD ALIGN=\"LEFT\"><FONT COLOR=\"#667085\">{}</FONT></TD>"
                   "<TD PORT=\"d{}\" ALIGN=\"RIGHT\"><FONT COLOR=\"#9a6700\" POINT-SIZE=\"8\">{}</FONT></TD></TR>",
                   at, escaped(column.name), column.nullable ? "" : "<FONT COLOR=\"#b42318\">&#160;*</FONT>", escaped(short_type(column.type, titles)), at,
                   marker.empty() ? " " : marker);
}

void write_box(std::string& out, const Relation& relation, const Titles& titles, const std::set<std::string>& ends,
               std::size_t others_max) {
    fmt::format_to(std::back_inserter(out),
                   "  \"{0}\" [URL=\"#{0}\" tooltip=\"{1}\" label=<<TABLE BORDER=\"1\" COLOR=\"#98a2b3\" CELLBORDER=\"0\" CELLSPACING=\"0\" "
                   "CELLPADDING=\"3\" BGCOLOR=\"#ffffff\"><TR><TD COLSPAN=\"3\" BGCOLOR=\"#dbe7f6\" CELLPADDING=\"5\">"
                   "<FONT POINT-SIZE=\"14\" COLOR=\"#101828\"><B>{2}</B></FONT></TD></TR>",
                   fragment(relation.name), escaped(relation.comment.value_or(titles.of(relation.name))), escaped(titles.of(relation.name)));
    const auto shown = shown_columns(relation, ends, others_max);
    for (const auto at : shown) write_row(out, relation, titles, at);
    if (const auto more = relation.columns.size() - shown.size(); more > 0) {
        fmt::format_to(std::back_inserter(out), "<TR><TD COLSPAN=\"3\" ALIGN=\"LEFT\"><FONT COLOR=\"#667085\">… {} more</FONT></TD></TR>", more);
    }
    out += "</TABLE>>];\n";
}

void write_name(std::string& out, const Relation& relation, const Titles& titles) {
    fmt::format_to(std::back_inserter(out), "  \"{0}\" [URL=\"#{0}\" tooltip=\"{1}\" label=\"{2}\"];\n", fragment(relation.name),
                   escaped(relation.comment.value_or(titles.of(relation.name))), escaped(titles.of(relation.name)));
}

/// A line begins at the right end of the parent's row and ends at the left end of the child's.
std::string port(const Relation& relation, const std::string& column, std::string_view side, std::string_view compass) {
    const auto found = std::ranges::find(relation.columns, column, &schema::Column::name);
    return found == relation.columns.end() ? "" : fmt::format(":{}{}:{}", side, found - relation.columns.begin(), compass);
}

/// The last column of a key tells two keys apart where all begin with the tenant.
void write_line(std::string& out, const Link& link, int length) {
    fmt::format_to(std::back_inserter(out), "  \"{}\"{} -> \"{}\"{} [arrowtail={} arrowhead={}{}{} tooltip=\"{}\"];\n",
                   fragment(link.parent->name), port(*link.parent, link.key->target_columns.back(), "d", "e"), fragment(link.child->name),
                   port(*link.child, link.key->columns.back(), "c", "w"), link.optional ? "teeodot" : "teetee",
                   link.one_to_one ? "teeodot" : "crowodot", link.identifying ? "" : " style=dashed", length > 1 ? fmt::format(" minlen={}", length) : "",
                   escaped(link.key->name));
}

/// `dot` puts all that hangs on one table into one column. So every second and third of what hangs on nothing else stands
/// further away, and tables without any line follow each other: what Graphviz's `unflatten` does.
void write_lines(std::string& out, const Picture& picture) {
    std::map<const Relation*, int> links, leaves;
    for (const auto* link : picture.links) {
        ++links[link->child];
        ++links[link->parent];
    }
    for (const auto* link : picture.links) {
        const bool is_leaf = links[link->child] == 1;
        write_line(out, *link, is_leaf ? 1 + leaves[link->parent]++ % spread : 1);
    }
    const Relation* before = nullptr;
    int in_row = 0;
    for (const auto* relation : picture.relations) {
        if (links.contains(relation)) continue;
        if (before && in_row % (spread + 1) != 0 && before->name.schema == relation->name.schema) {
            fmt::format_to(std::back_inserter(out), "  \"{}\" -> \"{}\" [style=invis];\n", fragment(before->name), fragment(relation->name));
        }
        before = relation;
        ++in_row;
    }
}

void write_detailed(std::string& out, const Picture& picture, const Titles& titles) {
    std::map<const Relation*, std::set<std::string>> ends;
    for (const auto* link : picture.links) {
        ends[link->child].insert(link->key->columns.back());
        ends[link->parent].insert(link->key->target_columns.back());
    }
    std::map<std::string, std::string> boxes;  // by schema
    const auto others_max = picture.relations.size() <= few_relations ? SIZE_MAX : columns_max;
    for (const auto* relation : picture.relations) {
        write_box(boxes[relation->name.schema], *relation, titles, ends[relation], others_max);
    }
    out += "  graph [rankdir=LR nodesep=0.25 ranksep=1.2];\n  node [shape=plain];\n";
    int number = 0;
    for (const auto& [schema, text] : boxes) {
        if (boxes.size() == 1) {
            out += text;
        } else {
            fmt::format_to(std::back_inserter(out), "  subgraph cluster_{} {{ label=\"{}\" color=\"#98a2b3\" style=rounded\n{}  }}\n", number++,
                           escaped(schema), text);
        }
    }
    write_lines(out, picture);
}

/// One line between two boxes, however many keys there are; straight, since splines take minutes.
void write_compact(std::string& out, const Picture& picture, const Titles& titles) {
    out += "  graph [layout=sfdp overlap=prism overlap_scaling=-3 splines=false outputorder=edgesfirst K=1.2];\n"
           "  node [shape=box style=\"filled,rounded\" fillcolor=\"#dbe7f6\" color=\"#98a2b3\" fontcolor=\"#101828\" height=0.3 margin=\"0.1,0.04\"];\n";
    for (const auto* relation : picture.relations) write_name(out, *relation, titles);
    std::set<std::pair<const Relation*, const Relation*>> drawn;
    for (const auto* link : picture.links) {
        if (link->parent == link->child || !drawn.emplace(link->parent, link->child).second) continue;
        fmt::format_to(std::back_inserter(out), "  \"{}\" -> \"{}\" [arrowtail=none arrowhead=crow arrowsize=0.5];\n", fragment(link->parent->name),
                       fragment(link->child->name));
    }
}

}  // namespace

std::string graphviz(const Neighbours& neighbours, const Titles& titles) {
    const auto picture = whole(neighbours);
    std::string out = "digraph schema {\n"
                      "  graph [bgcolor=\"transparent\" fontname=\"Arial\" fontsize=12 pad=0.3];\n"
                      "  node [fontname=\"Arial\" fontsize=10];\n"
                      "  edge [dir=both color=\"#667085\" fontname=\"Arial\" fontsize=9];\n";
    if (picture.relations.size() <= graphviz_detailed_max) write_detailed(out, picture, titles);
    else write_compact(out, picture, titles);
    return out + "}\n";
}

}  // namespace orderline::codegen
