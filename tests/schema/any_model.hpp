// tests/schema/any_model.hpp: random models, sound and sorted, with awkward names and texts; every field that a snapshot has is filled.
#pragma once
#include <algorithm>
#include <set>
#include <string>
#include <vector>
#include "schema/fields.hpp"
#include "schema/model.hpp"
#include "schema/spelling.hpp"
#include "tests/schema/build.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::schema {

inline std::string any_name(Random& random) {
    static const std::vector<std::string> names{"id",     "tenant_id", "orders", "a",     "b",      "c",    "Order Items", "we.ird",
                                                "quo\"te", "grün",      "select", "x[]",   "1st",    "$",    "tab\there",   "line\nbreak",
                                                "back\\",  "public",    "total",  "users", "status", "\x01", "😀"};
    return names[static_cast<std::size_t>(any_of(random, 0, static_cast<std::int64_t>(names.size()) - 1))];
}

/// Fills what it visits.
class Filler {
public:
    explicit Filler(Random& random) : random_(random) {}

    void fill(bool& value) { value = one_in(random_, 2); }
    void fill(char& value) { value = static_cast<char>(any_of(random_, 'A', 'Z')); }
    void fill(int& value) { value = static_cast<int>(any_of(random_, INT32_MIN, INT32_MAX)); }
    void fill(std::int64_t& value) { value = any_of(random_, INT64_MIN, INT64_MAX); }
    void fill(std::string& value) { value = one_in(random_, 8) ? "" : any_name(random_); }
    void fill(Name& name) { name = {any_name(random_), any_name(random_)}; }
    void fill(Origin& origin) { origin = {{any_name(random_), any_name(random_)}, any_name(random_)}; }

    void fill(Type& type) {
        static const std::vector<std::string> common{"integer", "text[]", "character varying(20)", "numeric(10,2)[]",
                                                     "timestamp(3) with time zone", "uuid", "\"char\"", "public.status"};
        if (one_in(random_, 3)) return fill_fields(type);
        type = *parse_type(common[static_cast<std::size_t>(any_of(random_, 0, 7))]);
    }

    template <class Word>
        requires std::is_enum_v<Word>
    void fill(Word& word) {
        word = static_cast<Word>(any_of(random_, 0, static_cast<std::int64_t>(words_of(word).size()) - 1));
    }
    template <class Value>
    void fill(std::optional<Value>& value) {
        fill(value.emplace());
    }
    template <class Item>
    void fill(std::vector<Item>& items) {
        items.resize(static_cast<std::size_t>(any_of(random_, 0, 3)));
        for (auto& item : items) fill(item);
    }
    template <HasFields Thing>
    void fill(Thing& thing) {
        fill_fields(thing);
    }

private:
    template <class Thing>
    struct Fields {
        Filler& filler;
        Thing& thing;

        void must(std::string_view, auto Thing::*member) { filler.fill(thing.*member); }
        template <class Value>
        void may(std::string_view, Value Thing::*member, const std::type_identity_t<Value>& standard = {}) {
            if (one_in(filler.random_, 2)) thing.*member = standard;
            else filler.fill(thing.*member);
        }
        void must_lines(std::string_view, std::string Thing::*member) { thing.*member = filler.any_lines(); }
        void may_lines(std::string_view, std::optional<std::string> Thing::*member) {
            if (one_in(filler.random_, 2)) thing.*member = filler.any_lines();
        }
    };

    template <class Thing>
    void fill_fields(Thing& thing) {
        Fields<Thing> visit{*this, thing};
        fields(visit, Of<Thing>{});
    }

    std::string any_lines() {
        std::string text = any_name(random_);
        for (auto lines = any_of(random_, 0, 3); lines > 0; --lines) text += "\n" + (one_in(random_, 3) ? "" : any_name(random_));
        return text;
    }

    Random& random_;
};

/// Leaves out what is there twice.
template <class Things>
void make_unique(Things& things) {
    std::set<Name> taken;
    std::erase_if(things, [&](const auto& thing) {
        std::string more;
        if constexpr (requires { thing.signature; }) more = thing.signature;
        if constexpr (requires { thing.name.schema; }) return !taken.insert({thing.name.schema, thing.name.name + '\t' + more}).second;
        else return !taken.insert({"", thing.name}).second;
    });
}

/// Lets keys, indexes and privileges name columns that exist.
class Repair {
public:
    Repair(Random& random, Model& model) : random_(random), model_(model) {}

    void all() {
        for (auto& relation : model_.relations) {
            make_unique(relation.columns);
            if (relation.columns.empty()) relation.columns.push_back(column("id", "integer"));
        }
        for (auto& relation : model_.relations) parts(relation);
    }

private:
    std::vector<std::string> some(const Relation& relation, std::size_t count) {
        std::vector<std::string> names;
        const auto last = static_cast<std::int64_t>(relation.columns.size()) - 1;
        while (names.size() < count) names.push_back(relation.columns[static_cast<std::size_t>(any_of(random_, 0, last))].name);
        return names;
    }

    void parts(Relation& relation) {
        const auto few = [&] { return static_cast<std::size_t>(any_of(random_, 1, 2)); };
        if (relation.primary_key) relation.primary_key->columns = some(relation, few());
        for (auto& key : relation.unique_keys) key.columns = some(relation, few());
        for (auto& check : relation.checks) check.columns = some(relation, few());
        for (auto& exclusion : relation.exclusions) exclusion.columns = some(relation, few());
        for (auto& grant : relation.grants) grant.columns = some(relation, few());
        for (auto& key : relation.foreign_keys) foreign_key(relation, key);
        for (auto& index : relation.indexes) {
            index.include = some(relation, few());
            for (auto& part : index.parts) {
                if (!part.expression) part.text = some(relation, 1)[0];
            }
        }
        make_unique(relation.unique_keys);
        make_unique(relation.checks);
        make_unique(relation.exclusions);
        make_unique(relation.foreign_keys);
        make_unique(relation.indexes);
        make_unique(relation.triggers);
        make_unique(relation.policies);
    }

    void foreign_key(const Relation& relation, ForeignKey& key) {
        const auto& target = model_.relations[static_cast<std::size_t>(any_of(random_, 0, static_cast<std::int64_t>(model_.relations.size()) - 1))];
        key.columns = some(relation, 1);
        key.set_columns = some(relation, 1);
        key.target = target.name;
        key.target_columns = some(target, 1);
    }

    Random& random_;
    Model& model_;
};

inline Model any_model(Random& random) {
    Model model;
    model.server_version = static_cast<int>(any_of(random, 12, 18)) * 10'000;
    Filler{random}.fill(model);
    make_unique(model.schemas);
    make_unique(model.relations);
    make_unique(model.enums);
    make_unique(model.domains);
    make_unique(model.composites);
    make_unique(model.ranges);
    make_unique(model.external_types);
    make_unique(model.functions);
    make_unique(model.sequences);
    for (auto& domain : model.domains) make_unique(domain.checks);
    Repair{random, model}.all();
    model.sort();
    return model;
}

}  // namespace orderline::schema
