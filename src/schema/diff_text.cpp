// schema/diff_text.cpp: what changed, for people and for programs.
#include <fmt/format.h>
#include <algorithm>
#include "base/json.hpp"
#include "schema/diff.hpp"

namespace orderline::schema {
namespace {

std::string_view sign_of(ChangeKind kind) { return kind == ChangeKind::added ? "+" : kind == ChangeKind::dropped ? "-" : "~"; }
std::string_view word_of(ChangeKind kind) {
    return kind == ChangeKind::added ? "added" : kind == ChangeKind::dropped ? "dropped" : "changed";
}

std::string_view names_of(Breaks breaks) {
    switch (breaks) {
        case Breaks::readers: return "readers";
        case Breaks::writers: return "writers";
        case Breaks::both: return "readers and writers";
        default: return "nobody";
    }
}

bool includes(Breaks all, Breaks one) { return (static_cast<int>(all) & static_cast<int>(one)) != 0; }

/// "column total: type integer -> bigint", "dropped" for the object itself.
std::string line_of(const Change& change) {
    std::string line = change.part;
    if (line.empty() && change.kind != ChangeKind::changed) line = word_of(change.kind);
    if (change.what.empty()) return line;
    return line.empty() ? change.what : line + ": " + change.what;
}

}  // namespace

std::string to_text(const std::vector<Change>& changes) {
    if (changes.empty()) return "No changes.\n";
    std::string text;
    const std::string* object = nullptr;
    for (const auto& change : changes) {
        if (!object || *object != change.object) text += change.object + '\n';
        object = &change.object;
        text += fmt::format("{} {} {}\n", change.breaking() ? '!' : ' ', sign_of(change.kind), line_of(change));
        if (change.breaking()) text += fmt::format("      Breaks {}: {} ({})\n", names_of(change.breaks), change.reason, change.rule);
    }
    const auto breaking = std::ranges::count_if(changes, &Change::breaking);
    return text + fmt::format("\n{} change{}, {} breaking.\n", changes.size(), changes.size() == 1 ? "" : "s", breaking);
}

std::string to_json(const std::vector<Change>& changes) {
    JsonWriter out;
    out.open('{').key("breaking").boolean(any_breaking(changes)).key("changes").open('[');
    for (const auto& change : changes) {
        out.open('{').key("change").text(word_of(change.kind)).key("object").text(change.object);
        if (!change.part.empty()) out.key("part").text(change.part);
        if (!change.what.empty()) out.key("what").text(change.what);
        if (change.breaking()) {
            out.key("breaks").open('[');
            if (includes(change.breaks, Breaks::readers)) out.text("readers");
            if (includes(change.breaks, Breaks::writers)) out.text("writers");
            out.close(']').key("rule").text(change.rule).key("reason").text(change.reason);
        }
        out.close('}');
    }
    out.close(']').close('}');
    return out.take() + '\n';
}

}  // namespace orderline::schema
