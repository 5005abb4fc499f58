// codegen/markdown.cpp: puts the chapters of the Markdown document together, in one file or with a page for each table.
#include "codegen/markdown.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <iterator>
#include "codegen/markdown_book.hpp"
#include "codegen/mermaid.hpp"

namespace orderline::codegen {
namespace {

using Write = std::function<std::string(const Book&, const std::string& page)>;
using Places = std::map<schema::Name, Place>;

/// A thing with a heading of its own.
struct Entry {
    const schema::Name* name;
    std::string title;
    Places* places;  // where others will look for it
    Write body;
    const schema::Relation* relation = nullptr;  // a relation may have a page of its own
    Place place{};
};

struct Chapter {
    std::string title;
    std::vector<Entry> entries;
    Write text = nullptr;  // what stands between its heading and the entries
};

constexpr std::string_view document_title = "Database Schema Analysis";

template <class Things, class Body>
void add_entries(Chapter& chapter, const Book& book, const Things& things, Places& places, Body body) {
    for (const auto& one : things) {
        const auto write = [&one, body](const Book& all, const std::string& page) { return body(all, one, page); };
        chapter.entries.push_back({&one.name, book.titles.of(one.name), &places, write});
    }
}

Chapter relations_chapter(Book& book, std::string title, bool views) {
    Chapter chapter{std::move(title), {}};
    for (const auto& relation : book.model.relations) {
        if (relation.is_view() != views) continue;
        const auto write = [&relation](const Book& all, const std::string& page) { return relation_body(all, relation, page); };
        chapter.entries.push_back({&relation.name, book.titles.of(relation.name), &book.relations, write, &relation});
    }
    return chapter;
}

Chapter types_chapter(Book& book) {
    Chapter chapter{"Database Types", {}};
    add_entries(chapter, book, book.model.domains, book.types, domain_body);
    add_entries(chapter, book, book.model.composites, book.types, composite_body);
    add_entries(chapter, book, book.model.ranges, book.types, range_body);
    if (!book.model.external_types.empty()) {
        chapter.text = [](const Book& all, const std::string&) { return external_types_table(all); };
    }
    return chapter;
}

Chapter functions_chapter(Book& book) {
    Chapter chapter{"Database Functions", {}};
    add_entries(chapter, book, book.model.functions, book.functions, function_body);
    for (std::size_t i = 0; i < chapter.entries.size(); ++i) {
        chapter.entries[i].title += "(" + book.model.functions[i].signature + ")";
    }
    return chapter;
}

std::string diagram(const MermaidDiagram& drawn) {
    const std::string note = drawn.note.empty() ? "" : drawn.note + "\n\n";
    return "\n" + note + markdown_block("mermaid", drawn.text);
}

std::string schemas_table(const Book& book) {
    std::string out = "\n| Schema | Description | Grants |\n| ------ | ----------- | ------ |\n";
    for (const auto& schema : book.model.schemas) {
        std::string grants;
        for (const auto& grant : schema.grants) {
            const auto* comma = grants.empty() ? "" : "; ";
            fmt::format_to(std::back_inserter(grants), "{}{}: {}", comma, markdown(grant.grantee), fmt::join(grant.privileges, ", "));
        }
        fmt::format_to(std::back_inserter(out), "| {} | {} | {} |\n", markdown(schema.name),
                       schema.comment ? markdown(*schema.comment) : "", grants);
    }
    return out;
}

/// In the order of the document; those with nothing in them are left out.
std::vector<Chapter> chapters_of(Book& book) {
    std::vector<Chapter> chapters;
    chapters.push_back({"Database Relationships", {}, [](const Book& all, const std::string&) {
                            return diagram(mermaid(all.neighbours, all.titles));
                        }});
    chapters.push_back(relations_chapter(book, "Database Tables", false));
    chapters.push_back(relations_chapter(book, "Database Views", true));
    Chapter enums{"Database Enums", {}};
    add_entries(enums, book, book.model.enums, book.types, [](const Book& all, const auto& one, const auto&) { return enum_body(all, one); });
    chapters.push_back(std::move(enums));
    chapters.push_back(types_chapter(book));
    chapters.push_back(functions_chapter(book));
    if (!book.model.sequences.empty()) chapters.push_back({"Database Sequences", {}, sequences_table});
    if (book.model.schemas.size() > 1) {
        chapters.push_back({"Database Schemas", {}, [](const Book& all, const std::string&) { return schemas_table(all); }});
    }
    if (auto usage = usage_chapter(book); !usage.empty()) {
        chapters.push_back({"Using Generated Types", {}, [usage](const Book&, const std::string&) { return usage; }});
    }
    std::erase_if(chapters, [](const Chapter& chapter) { return chapter.entries.empty() && !chapter.text; });
    return chapters;
}

/// Where each entry will stand. Before anything is written, since the first table may refer to the last.
void place(std::vector<Chapter>& chapters, const std::string& page, bool split) {
    Slugs slugs;
    FileNames files;
    int explicit_ids = 0;
    slugs.next(document_title);
    for (auto& chapter : chapters) {
        slugs.next(chapter.title);
        for (auto& entry : chapter.entries) {
            const bool ascii = std::ranges::all_of(entry.title, [](unsigned char sign) { return sign < 0x80; });
            if (split && entry.relation) entry.place = {"tables/" + files.next(entry.title) + ".md", "", false};
            else if (ascii) entry.place = {page, slugs.next(entry.title), false};
            else entry.place = {page, fmt::format("id.{}", ++explicit_ids), true};  // no slug has a dot
            entry.places->emplace(*entry.name, entry.place);
        }
    }
}

std::string preamble(const Book& book, std::string_view title) {
    auto out = fmt::format("# {}\n", title);
    if (!book.options.made_by.empty()) {
        fmt::format_to(std::back_inserter(out), "\n*Made by {}. Do not edit.*\n", markdown_code(book.options.made_by));
    }
    return out;
}

void write_chapter(std::string& out, const Book& book, const Chapter& chapter, const std::string& page) {
    std::string index;
    fmt::format_to(std::back_inserter(out), "\n## {}\n", chapter.title);
    if (chapter.text) out += chapter.text(book, page);
    for (const auto& entry : chapter.entries) {
        if (entry.place.page != page) {
            fmt::format_to(std::back_inserter(index), "| {} | {} | {} |\n", link_to_relation(book, *entry.name, page),
                           entry.relation->columns.size(), entry.relation->comment ? markdown(*entry.relation->comment) : "");
            continue;
        }
        if (entry.place.is_explicit) fmt::format_to(std::back_inserter(out), "\n<a id=\"{}\"></a>\n", entry.place.anchor);
        fmt::format_to(std::back_inserter(out), "\n### {}\n", markdown(entry.title));
        out += entry.body(book, page);
    }
    if (!index.empty()) out += "\n| Name | Columns | Description |\n| ---- | ------- | ----------- |\n" + index;
}

File page_of(const Book& book, const Entry& entry) {
    const auto& page = entry.place.page;
    auto text = preamble(book, markdown(entry.title));
    text += "\n[All tables](../README.md)\n";
    text += entry.body(book, page);
    if (!entry.relation->is_view()) {
        text += "\n**Neighbours**\n" + diagram(mermaid_around(book.neighbours, *entry.relation, book.titles));
    }
    return {page, std::move(text)};
}

}  // namespace

std::vector<File> document(const schema::Model& model, const DocumentOptions& options) {
    Book book{model, options, Neighbours{model}, Titles{model}, schema::relationships(model), {}, {}, {}};
    const std::string page = options.split ? "README.md" : "schema.md";
    auto chapters = chapters_of(book);
    place(chapters, page, options.split);

    std::vector<File> files{{page, preamble(book, document_title)}};
    for (const auto& chapter : chapters) {
        write_chapter(files.front().text, book, chapter, page);
        for (const auto& entry : chapter.entries) {
            if (entry.place.page != page) files.push_back(page_of(book, entry));
        }
    }
    return files;
}

}  // namespace orderline::codegen
