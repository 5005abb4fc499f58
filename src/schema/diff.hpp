// schema/diff.hpp: what changed between two models, and whom it breaks.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include "schema/model.hpp"

namespace orderline::schema {

/// Whose programs may stop working that worked before: those that read, those that write (insert, update, delete, call).
enum class Breaks : std::uint8_t { nobody = 0, readers = 1, writers = 2, both = 3 };

/// What makes a change a breaking one. docs/schema-rules.md has them all.
struct BreakingRule {
    std::string_view id;  // "column-dropped"
    Breaks breaks = Breaks::nobody;
    std::string_view reason;  // what will happen
};
std::span<const BreakingRule> breaking_rules();

enum class ChangeKind { added, dropped, changed };

struct Change {
    ChangeKind kind = ChangeKind::changed;
    std::string object;      // "table public.orders"
    std::string part;        // "column total"; empty if it is the object itself
    std::string what;        // "type integer -> bigint"; of something added or dropped: what it is, perhaps empty
    Breaks breaks = Breaks::nobody;
    std::string_view rule;   // the id and the reason of a breaking rule; empty if it breaks nobody
    std::string_view reason;
    bool operator==(const Change&) const = default;

    bool breaking() const { return breaks != Breaks::nobody; }
};

/// Sorted by kind of object, object and part. Empty if the snapshots of both are the same (row estimates and PostgreSQL's
/// version do not count). What was renamed is told as dropped and added: a model does not say which it was.
std::vector<Change> diff(const Model& before, const Model& after);

bool any_breaking(const std::vector<Change>& changes);

/// For people: grouped by object, "!" before what breaks, a line of sums at the end.
std::string to_text(const std::vector<Change>& changes);
/// {"breaking": …, "changes": […]}
std::string to_json(const std::vector<Change>& changes);

}  // namespace orderline::schema
