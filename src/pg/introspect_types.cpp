// pg/introspect_types.cpp: pg_type, pg_enum and pg_range as entries, and the ones that matter as parts of the model.
#include "pg/introspect_types.hpp"
#include <charconv>
#include "pg/sql.hpp"

namespace orderline::pg {
namespace {

/// The numbers in the parentheses of "numeric(10,2)" or "timestamp(3) with time zone"; none if there are other words in
/// them: "public.geometry(Point,4326)".
std::vector<int> modifiers_in(std::string_view text) {
    bool quoted = false;
    std::size_t open = 0;
    for (; open < text.size() && (quoted || text[open] != '('); ++open) {
        if (text[open] == '"') quoted = !quoted;
    }
    if (open == text.size()) return {};
    std::vector<int> numbers;
    for (const char* at = text.data() + open; at < text.data() + text.size() && *at != ')';) {
        int number = 0;
        const auto [next, problem] = std::from_chars(at + 1, text.data() + text.size(), number);
        if (problem != std::errc{} || next == text.data() + text.size() || (*next != ',' && *next != ')')) return {};
        numbers.push_back(number);
        at = next;
    }
    return numbers;
}

}  // namespace

Result<void> Types::read(Session& session, const std::string& schemas) {
    TRY(rows, session.query(std::string{sql::introspect_types.text}, Params::of(schemas)));
    entries_.reserve(static_cast<std::size_t>(rows.size()));
    for (int row = 0; row < rows.size(); ++row) {
        const Oid oid = rows.integer(row, 0);
        Entry entry;
        entry.name = {std::string{rows.text(row, 1)}, std::string{rows.text(row, 2)}};
        entry.kind = rows.text(row, 3).front();
        entry.category = rows.text(row, 4).front();
        entry.element = rows.maybe_integer(row, 5).value_or(0);
        entry.inner = rows.integer(row, 6);
        entry.inner_text = rows.maybe_text(row, 7).value_or("");
        entry.not_null = rows.boolean(row, 8);
        entry.default_value = rows.maybe_text(row, 9);
        if (const auto relation = rows.maybe_integer(row, 10)) {
            entry.composite = true;
            composites_[*relation] = oid;
        }
        entry.collation = rows.maybe_text(row, 11);
        entry.extension = rows.maybe_text(row, 12);
        entry.comment = rows.maybe_text(row, 13);
        entry.wanted = rows.boolean(row, 14);
        entries_.emplace(oid, std::move(entry));
    }
    return read_parts(session);
}

Result<void> Types::read_parts(Session& session) {
    TRY(values, session.query(std::string{sql::introspect_enums.text}));
    for (int row = 0; row < values.size(); ++row) {
        entries_[values.integer(row, 0)].values.emplace_back(values.text(row, 1));
    }
    TRY(ranges, session.query(std::string{sql::introspect_ranges.text}));
    for (int row = 0; row < ranges.size(); ++row) {
        auto& entry = entries_[ranges.integer(row, 0)];
        entry.inner = ranges.integer(row, 1);
        entry.inner_text = ranges.text(row, 2);
        entry.multirange = ranges.integer(row, 3);
    }
    return {};
}

schema::Type Types::use(Oid oid, std::string_view text) {
    schema::Type type;
    type.text = text;
    type.modifiers = modifiers_in(text);
    const auto at = entries_.find(oid);
    if (at == entries_.end()) return type;
    auto* entry = &at->second;
    type.array = entry->element != 0;
    if (type.array) entry = &entries_.at(entry->element);
    entry->used = true;
    type.name = entry->name;
    return type;
}

bool Types::refuses_null(Oid type) const {
    const auto at = entries_.find(type);
    if (at == entries_.end() || at->second.kind != 'd') return false;
    return at->second.not_null || refuses_null(at->second.inner);
}

void Types::add_check(Oid domain, schema::Check check) { entries_[domain].checks.push_back(std::move(check)); }

bool Types::add_attribute(Oid relation, schema::Column attribute, Oid type, std::string_view text) {
    const auto at = composites_.find(relation);
    if (at == composites_.end()) return false;
    entries_[at->second].attributes.push_back({std::move(attribute), type, std::string{text}});
    return true;
}

void Types::give_to(schema::Model& model) {
    for (bool more = true; more;) {  // what is given may put others in use
        more = false;
        for (auto& [oid, entry] : entries_) {
            if (entry.given || !(entry.wanted || entry.used)) continue;
            entry.given = more = true;
            give(entry, model);
        }
    }
}

void Types::give(Entry& entry, schema::Model& model) {
    if (entry.extension) {
        model.external_types.push_back({entry.name, entry.category, *entry.extension});
        return;
    }
    if (entry.name.schema == "pg_catalog") return;
    if (entry.kind == 'e') model.enums.push_back({entry.name, std::move(entry.values), std::move(entry.comment)});
    if (entry.kind == 'd') {
        model.domains.push_back({entry.name, use(entry.inner, entry.inner_text), entry.not_null,
                                 std::move(entry.default_value), std::move(entry.collation), std::move(entry.checks),
                                 std::move(entry.comment)});
    }
    if (entry.kind == 'r') {
        const auto multirange = entries_.find(entry.multirange);
        model.ranges.push_back({entry.name, multirange == entries_.end() ? schema::Name{} : multirange->second.name,
                                use(entry.inner, entry.inner_text), std::move(entry.comment)});
    }
    if (entry.composite) {
        schema::Composite composite{entry.name, {}, std::move(entry.comment)};
        for (auto& attribute : entry.attributes) {
            attribute.column.type = use(attribute.type, attribute.text);
            composite.attributes.push_back(std::move(attribute.column));
        }
        model.composites.push_back(std::move(composite));
    }
}

}  // namespace orderline::pg
