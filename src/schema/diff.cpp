// schema/diff.cpp: two models walked side by side, field by field.
#include "schema/diff.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include "schema/diff_rules.hpp"
#include "schema/diff_words.hpp"
#include "schema/fields.hpp"

namespace orderline::schema {
namespace {

/// Where a change is; without an object it is the model itself.
struct Place {
    std::string object, part;

    Place of(std::string name) const { return object.empty() ? Place{std::move(name), ""} : Place{object, std::move(name)}; }
};

/// The primary key, unique key or exclusion constraint that the index serves tells of it already.
bool has_constraint(const Relation& relation, const std::string& name) {
    const auto named = [&](const auto& one) { return one.name == name; };
    return (relation.primary_key && named(*relation.primary_key)) || std::ranges::any_of(relation.unique_keys, named) ||
           std::ranges::any_of(relation.exclusions, named);
}

bool is_told_by_constraint(const Relation& with, const Relation& without, const auto& part) {
    if constexpr (requires { part.constraint; }) {
        return part.constraint && has_constraint(with, *part.constraint) && !has_constraint(without, *part.constraint);
    } else {
        return false;
    }
}

/// Grants as single facts: {column or "", privilege}.
using Privileges = std::set<std::pair<std::string, std::string>>;

std::map<std::string, Privileges> by_grantee(const std::vector<Grant>& grants) {
    std::map<std::string, Privileges> all;
    for (const auto& grant : grants) {
        auto& privileges = all[grant.grantee];
        for (const auto& privilege : grant.privileges) {
            if (grant.columns.empty()) privileges.emplace("", privilege);
            for (const auto& column : grant.columns) privileges.emplace(column, privilege);
        }
    }
    return all;
}

std::string without_star(std::string privilege) {
    if (privilege.ends_with('*')) privilege.pop_back();
    return privilege;
}

class Differ {
public:
    Differ(const Model& before, const Model& after) : before_(before), after_(after) {}

    std::vector<Change> run() {
        compare_fields(before_, after_, {});
        std::ranges::sort(changes_, {}, [](const Change& one) {
            return std::tie(one.object, one.part, one.kind, one.what);
        });
        return std::move(changes_);
    }

private:
    /// Compares the fields of two things that are the same one.
    template <class Thing>
    struct Fields {
        Differ& differ;
        const Thing& before;
        const Thing& after;
        const Place& place;

        void must(std::string_view key, auto Thing::*member) {
            differ.compare(*this, key, before.*member, after.*member);
        }
        template <class Value>
        void may(std::string_view key, Value Thing::*member, const std::type_identity_t<Value>& = {}) {
            must(key, member);
        }
        void must_lines(std::string_view key, std::string Thing::*member) { must(key, member); }
        void may_lines(std::string_view key, std::optional<std::string> Thing::*member) { must(key, member); }
    };

    template <class Thing>
    void compare_fields(const Thing& before, const Thing& after, const Place& place) {
        Fields<Thing> visit{*this, before, after, place};
        fields(visit, Of<Thing>{});
        if constexpr (std::same_as<Thing, Relation>) compare_order(before, after, place);
    }

    template <class Thing, class Value>
    void compare(const Fields<Thing>& in, std::string_view key, const Value& before, const Value& after) {
        if (before == after) return;
        Verdict verdict = nullptr;
        if constexpr (requires { when_changed(key, in.before, in.after); }) verdict = when_changed(key, in.before, in.after);
        add(ChangeKind::changed, in.place, change_in_words(key, before, after), verdict);
    }

    template <class Thing, class Item>
        requires HasIdentity<Item>
    void compare(const Fields<Thing>& in, std::string_view, const std::vector<Item>& before, const std::vector<Item>& after) {
        compare_lists(in, before, after);
    }

    void compare(const Fields<Relation>& in, std::string_view, const std::optional<Key>& before, const std::optional<Key>& after) {
        const auto place = in.place.of("primary key");
        if (before && after) return compare_fields(*before, *after, place);
        if (before) add(ChangeKind::dropped, place, in_short(*before), when_dropped(in.before, *before));
        if (after) add(ChangeKind::added, place, in_short(*after), when_added(after_, in.after, *after));
    }

    void compare(const Fields<Enum>& in, std::string_view, const Names& before, const Names& after) {
        for (const auto& value : missing_from(before, after)) {
            add(ChangeKind::added, in.place.of("value " + value), "", when_value_added());
        }
        for (const auto& value : missing_from(after, before)) {
            add(ChangeKind::dropped, in.place.of("value " + value), "", when_value_dropped());
        }
        if (is_moved(before, after)) add(ChangeKind::changed, in.place, "order of the values changed", nullptr);
    }

    template <class Thing>
    void compare(const Fields<Thing>& in, std::string_view, const std::vector<Grant>& before, const std::vector<Grant>& after) {
        auto had = by_grantee(before), has = by_grantee(after);
        for (const auto& [grantee, privileges] : has) had.try_emplace(grantee);
        for (const auto& [grantee, privileges] : had) compare_privileges(in.place.of("privileges of " + grantee), privileges, has[grantee]);
    }

    template <class Thing, class Item>
    void compare_lists(const Fields<Thing>& in, const std::vector<Item>& before, const std::vector<Item>& after) {
        std::map<std::string, std::pair<const Item*, const Item*>> pairs;
        for (const auto& item : before) pairs[identity(item)].first = &item;
        for (const auto& item : after) pairs[identity(item)].second = &item;
        for (const auto& [name, pair] : pairs) {
            const auto& [old, now] = pair;
            const auto place = in.place.of(old && now ? kind_of_both(*old, *now) + " " + name : kind_of(old ? *old : *now) + " " + name);
            if (old && now) compare_fields(*old, *now, place);
            else if (old) dropped(in, *old, place);
            else added(in, *now, place);
        }
    }

    template <class Thing, class Item>
    void added(const Fields<Thing>& in, const Item& item, const Place& place) {
        Verdict verdict = nullptr;
        if constexpr (std::same_as<Thing, Relation>) {
            if (is_told_by_constraint(in.after, in.before, item)) return;
        }
        if constexpr (requires { when_added(after_, in.after, item); }) verdict = when_added(after_, in.after, item);
        else if constexpr (is_constraint<Item>) verdict = when_constraint_added();
        add(ChangeKind::added, place, in_short(item), verdict);
    }

    template <class Thing, class Item>
    void dropped(const Fields<Thing>& in, const Item& item, const Place& place) {
        Verdict verdict = nullptr;
        if constexpr (std::same_as<Thing, Relation>) {
            if (is_told_by_constraint(in.before, in.after, item)) return;
        }
        if constexpr (requires { when_dropped(in.before, item); }) verdict = when_dropped(in.before, item);
        else if constexpr (requires { when_dropped(item); }) verdict = when_dropped(item);
        else if constexpr (is_type<Item>) verdict = when_type_dropped();
        add(ChangeKind::dropped, place, in_short(item), verdict);
    }

    void compare_order(const Relation& before, const Relation& after, const Place& place) {
        Names old, now;
        for (const auto& column : before.columns) old.push_back(column.name);
        for (const auto& column : after.columns) now.push_back(column.name);
        if (is_moved(old, now)) add(ChangeKind::changed, place, "order of the columns changed", when_columns_moved());
    }

    void compare_privileges(const Place& place, const Privileges& before, const Privileges& after) {
        const auto has = [&](const std::string& column, const std::string& privilege) {
            return after.contains({column, privilege}) || after.contains({column, privilege + '*'});
        };
        Verdict verdict = nullptr;
        Names revoked, granted;
        for (const auto& one : before) {
            if (after.contains(one)) continue;
            revoked.push_back(in_short(one));
            const auto privilege = without_star(one.second);
            if (has(one.first, privilege) || has("", privilege)) continue;
            const auto* found = when_revoked(privilege);
            verdict = verdict && verdict != found ? when_revoked("ALL") : found;
        }
        for (const auto& one : after) {
            if (!before.contains(one)) granted.push_back(in_short(one));
        }
        if (!revoked.empty()) add(ChangeKind::dropped, place, fmt::format("{}", fmt::join(revoked, ", ")), verdict);
        if (!granted.empty()) add(ChangeKind::added, place, fmt::format("{}", fmt::join(granted, ", ")), nullptr);
    }

    void add(ChangeKind kind, const Place& place, std::string what, Verdict verdict) {
        Change change{kind, place.object, place.part, std::move(what), Breaks::nobody, {}, {}};
        if (verdict) {
            change.breaks = verdict->breaks;
            change.rule = verdict->id;
            change.reason = verdict->reason;
        }
        changes_.push_back(std::move(change));
    }

    const Model& before_;
    const Model& after_;
    std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> diff(const Model& before, const Model& after) { return Differ{before, after}.run(); }

bool any_breaking(const std::vector<Change>& changes) { return std::ranges::any_of(changes, &Change::breaking); }

}  // namespace orderline::schema
