// codegen/markdown_book.hpp: what the chapters of the Markdown document share: the model, its titles, and where each thing stands.
#pragma once
#include <map>
#include <string>
#include <vector>
#include "codegen/markdown.hpp"
#include "codegen/markdown_text.hpp"
#include "codegen/neighbourhood.hpp"
#include "codegen/titles.hpp"
#include "schema/relations.hpp"

namespace orderline::codegen {

struct Place {
    std::string page;    // "README.md", "tables/orders.md"
    std::string anchor;  // empty: the top of the page
    bool is_explicit = false;  // GitHub makes no known anchor of the heading: it needs an `<a id>`
};

struct Book {
    const schema::Model& model;
    const DocumentOptions& options;
    Neighbours neighbours;
    Titles titles;
    std::vector<schema::Relationship> relationships;
    std::map<schema::Name, Place> relations, types, functions;  // a function by name: its first overload
};

/// The title of a relation or a type as a link, as seen from `page`; without a place just the title.
std::string link_to_relation(const Book& book, const schema::Name& name, const std::string& page);
std::string link_to_function(const Book& book, const schema::Name& name, const std::string& page);
/// The type in full, linked if it is one of the model's own: [call_status](#call_status)[].
std::string link_to_type(const Book& book, const schema::Type& type, const std::string& page);

/// "`a`, `b`"
std::string code_list(const std::vector<std::string>& names);
/// "- one\n- two\n" under a bold title; nothing if there are no lines.
void write_list(std::string& out, std::string_view title, const std::vector<std::string>& lines);
void write_comment(std::string& out, const std::optional<std::string>& comment);
void write_grants(std::string& out, const std::vector<schema::Grant>& grants);

/// The body of a table or view, without its heading: all that the model knows of it.
std::string relation_body(const Book& book, const schema::Relation& relation, const std::string& page);
std::string enum_body(const Book& book, const schema::Enum& one);
std::string domain_body(const Book& book, const schema::Domain& domain, const std::string& page);
std::string composite_body(const Book& book, const schema::Composite& composite, const std::string& page);
std::string range_body(const Book& book, const schema::Range& range, const std::string& page);
std::string function_body(const Book& book, const schema::Function& function, const std::string& page);
std::string sequences_table(const Book& book, const std::string& page);
std::string external_types_table(const Book& book);
/// The chapter "Using Generated Types", from below its heading; empty if no table has a key.
std::string usage_chapter(const Book& book);

}  // namespace orderline::codegen
