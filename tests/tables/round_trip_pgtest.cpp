// tests/tables/round_trip_pgtest.cpp: random rows of every table of ours go in and come out the same, wrong ones not at all.
#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include "pg/error.hpp"
#include "tables/check.hpp"
#include "tables/repository.hpp"
#include "tests/support/test_database.hpp"
#include "tests/tables/any_row.hpp"

namespace orderline::tables {
namespace {

constexpr const char* bytes_32 = "\\x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

/// Rules that nothing but PostgreSQL knows, mostly of triggers: values that keep them.
const std::map<std::string, std::map<std::string, json::value>> known_to_keep{
    {"public.order_numbers", {{"last", 5}}},                // the next one is positive
    {"public.order_items", {{"quantity", 2}, {"quantity_thousandths", 1500}}},  // a trigger reckons one from the other
    {"public.logins", {{"email", "ann@example.org"}}},  // lower() of what is no ASCII
    {"public.draft_operations", {{"kind", "set_note"}, {"status", "draft"}, {"actor_kind", "user"}, {"version", 1}, {"device_id", "d"}}},
    {"public.users", {{"user_metadata", json::object{}}, {"app_metadata", json::object{}}}},  // their size is limited, too
    {"public.proposed_orders", {{"status", "draft"}, {"order_items", json::array{}}, {"version", 3}, {"presented_version", 1},
                                {"currency", "EUR"}, {"subtotal_minor", 5}, {"tax_minor", 1}, {"total_minor", 6}}},
    {"public.audit_heads", {{"hash", bytes_32}}},
    {"public.audit_seals", {{"hash", bytes_32}, {"seqs", json::array{7}}, {"digests", bytes_32}}},
};
const std::set<std::string_view> append_only{"public.audit_logs", "public.audit_seals", "public.draft_operations"};
/// What triggers fill in when it is NULL.
const std::map<std::string, std::set<std::string>> filled_by_triggers{
    {"public.orders", {"order_number"}}, {"public.order_items", {"quantity_thousandths"}}};

struct ForeignKey {
    std::vector<std::string> columns;
    std::string target;
    std::vector<std::string> target_columns;
};

class RoundTrip : public TestDatabase {
protected:
    RoundTrip() {
        for (const auto& one : tables_of(rows::All{})) {
            if (one.table->name != "public.schema_migrations") all_.push_back(one);
        }
        read_foreign_keys();
        put_parents_first();
        must("BEGIN; SET LOCAL timezone = 'UTC'; SET LOCAL app.tenant_id = '00000000-0000-4000-8000-00000000000a'");  // the default of some columns
    }

    void must(const std::string& text) {
        const auto done = admin().execute(text);
        if (!done) throw std::runtime_error(text + ": " + done.error().detail);
    }

    /// A statement that may fail, without harm to the transaction.
    Result<pg::Rows> attempt(const pg::Statement& statement, const pg::Params& params) {
        must("SAVEPOINT attempt");
        auto rows = admin().query(std::string{statement.text}, params);
        must(rows ? "RELEASE attempt" : "ROLLBACK TO attempt");
        return rows;
    }

    void read_foreign_keys() {
        const auto rows = admin().query(R"(
            SELECT c.conrelid::regclass::text, c.confrelid::regclass::text,
                   (SELECT to_json(array_agg(a.attname ORDER BY k.n))::text FROM unnest(c.conkey) WITH ORDINALITY AS k(num, n)
                    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num),
                   (SELECT to_json(array_agg(a.attname ORDER BY k.n))::text FROM unnest(c.confkey) WITH ORDINALITY AS k(num, n)
                    JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num)
            FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace ORDER BY c.conname)");
        if (!rows) throw std::runtime_error(rows.error().detail);
        const auto names = [](std::string_view text) {
            std::vector<std::string> found;
            const auto list = parse_json(text);
            for (const auto& one : list->as_array()) found.emplace_back(one.as_string());
            return found;
        };
        for (int i = 0; i < rows->size(); ++i) {
            keys_["public." + std::string{rows->text(i, 0)}].push_back(
                {names(rows->text(i, 2)), "public." + std::string{rows->text(i, 1)}, names(rows->text(i, 3))});
        }
    }

    /// What a row cannot be without stands before it. Every turn places one more table, or the schema is no schema.
    void put_parents_first() {
        std::vector<AnyTable> placed;
        std::set<std::string_view> known;
        while (placed.size() < all_.size()) {
            const auto before = placed.size();
            for (const auto& one : all_) {
                if (known.contains(one.table->name) || !std::ranges::all_of(keys_[std::string{one.table->name}], [&](const ForeignKey& key) {
                        return is_optional(*one.table, key) || known.contains(key.target);
                    })) continue;
                placed.push_back(one);
                known.insert(one.table->name);
            }
            if (placed.size() == before) throw std::logic_error("foreign keys in a circle that is not optional");
        }
        all_ = placed;
    }

    static int index_of(const Table& table, std::string_view name) {
        return static_cast<int>(std::ranges::find(table.columns, name, &Column::name) - table.columns.begin());
    }
    static bool is_optional(const Table& table, const ForeignKey& key) {
        return std::ranges::any_of(key.columns, [&](const std::string& name) {
            return table.columns[static_cast<std::size_t>(index_of(table, name))].nullable;
        });
    }

    /// A random object for a form: own values, then parents that are there, then what triggers want, then what checks want.
    json::object any_object(Random& random, const AnyForm& form) {
        const auto& table = *form.table;
        json::object object;
        for (std::size_t i = 0; i < form.slots.size(); ++i) draw(random, form, static_cast<int>(i), object);
        point_to_parents(random, table, object);
        if (const auto rules = known_to_keep.find(std::string{table.name}); rules != known_to_keep.end()) {
            for (const auto& [name, value] : rules->second) object[name] = value;
        }
        drop_what_is_not_there(form, object);
        for (int turn = 0; turn < 200 && !keep_checks(random, form, object); ++turn) {}
        return object;
    }

    void draw(Random& random, const AnyForm& form, int at, json::object& object) {
        const auto& slot = form.slots[static_cast<std::size_t>(at)];
        if (!slot.exists()) return;
        const auto& column = form.table->columns[static_cast<std::size_t>(at)];
        object.erase(column.name);
        const bool may_be_left_out = slot.given != nullptr;
        if (may_be_left_out && one_in(random, 3)) return;
        if (column.nullable && one_in(random, 4)) object[column.name] = nullptr;
        else object[column.name] = any_value(random, *form.table, at, slot);
    }

    void point_to_parents(Random& random, const Table& table, json::object& object) {
        std::set<std::string> settled;
        for (const auto& key : keys_[std::string{table.name}]) {
            std::vector<const json::object*> fitting;
            for (const auto& parent : made_[key.target]) {
                bool fits = true;
                for (std::size_t i = 0; i < key.columns.size(); ++i) {
                    if (settled.contains(key.columns[i])) fits = fits && object[key.columns[i]] == parent.at(key.target_columns[i]);
                }
                if (fits) fitting.push_back(&parent);
            }
            const auto* parent = fitting.empty() ? nullptr : fitting[static_cast<std::size_t>(any_of(random, 0, std::ssize(fitting) - 1))];
            for (std::size_t i = 0; i < key.columns.size(); ++i) {
                const auto& name = key.columns[i];
                if (settled.contains(name)) continue;
                if (parent) object[name] = parent->at(key.target_columns[i]);
                else if (table.columns[static_cast<std::size_t>(index_of(table, name))].nullable) object[name] = nullptr;
                if (parent) settled.insert(name);
            }
        }
    }

    static void drop_what_is_not_there(const AnyForm& form, json::object& object) {
        for (std::size_t i = 0; i < form.slots.size(); ++i) {
            if (!form.slots[i].exists()) object.erase(form.table->columns[i].name);
        }
    }

    /// True if all are kept; else draws the columns of the first that is not anew.
    bool keep_checks(Random& random, const AnyForm& like, json::object& object) {
        const auto form = filled(like, object);
        for (const auto& check : form.table->checks) {
            if (keeps(check, form.fields())) continue;
            for (const int at : check.columns) draw(random, form, at, object);
            point_to_parents(random, *form.table, object);
            drop_what_is_not_there(form, object);
            return false;
        }
        return true;
    }

    /// Fills a form that is new; fails the test if the object is no object of it.
    AnyForm filled(AnyForm form, const json::object& object) {
        for (auto& slot : form.slots) {
            if (slot.given) *slot.given = false;
        }
        for (const auto& problem : read_json(object, form.fields())) ADD_FAILURE() << form.table->name << problem.path << " " << problem.message << json::serialize(object);
        return form;
    }

    AnyForm read(const AnyTable& one, const pg::Rows& rows) {
        auto row = one.row();
        read_row(rows, 0, row.fields());
        return row;
    }

    static json::object object_of(const AnyForm& row) {
        std::string text;
        append_json(text, row.fields());
        return parse_json(text)->as_object();
    }

    /// Every value that was given is there; jsonb is compared by what it says.
    void expect_same(const AnyForm& given, const AnyForm& row) {
        const auto& table = *row.table;
        for (std::size_t i = 0; i < given.slots.size(); ++i) {
            if (!given.slots[i].is_given()) continue;
            const auto wanted = param_text(given.slots[i]), got = param_text(row.slots[i]);
            const auto filled_in = filled_by_triggers.find(std::string{table.name});
            if (!wanted && filled_in != filled_by_triggers.end() && filled_in->second.contains(std::string{table.columns[i].name})) continue;
            if (table.columns[i].type == Type::json && wanted && got) {
                EXPECT_EQ(*parse_json(*got), *parse_json(*wanted)) << table.name << "." << table.columns[i].name;
            } else {
                EXPECT_EQ(got, wanted) << table.name << "." << table.columns[i].name;
            }
        }
    }

    AnyForm key_of(const AnyTable& one, const AnyForm& row) {
        auto key = one.key();
        json::object object;
        for (std::size_t i = 0; i < key.slots.size(); ++i) {
            const auto& column = one.table->columns[static_cast<std::size_t>(one.table->key[i])];
            json::object part{{column.name, object_of(row).at(column.name)}};
            Problems problems = read_json(part, Fields{*one.table, alone(key.slots[i], one.table->key[i], one.table->columns.size())});
            EXPECT_TRUE(problems.empty());
        }
        return key;
    }
    /// The slot of a key in the place of its column.
    std::span<const Slot> alone(const Slot& slot, int at, std::size_t columns) {
        alone_.assign(columns, Slot{});
        alone_[static_cast<std::size_t>(at)] = slot;
        return alone_;
    }

    /// In, and out again in every way.
    void round_trip(Random& random, const AnyTable& one) {
        const auto& table = *one.table;
        const auto form = filled(one.insert(), any_object(random, one.insert()));
        ASSERT_EQ(problems_of(form.fields()), Problems{}) << table.name;
        const auto inserted = attempt(table.insert, insert_params(form.fields()));
        ASSERT_TRUE(inserted) << table.name << " " << inserted.error().detail;
        const auto row = read(one, *inserted);
        expect_same(form, row);
        made_[std::string{table.name}].push_back(object_of(row));

        const auto again = filled(one.row(), object_of(row));
        EXPECT_EQ(object_of(again), object_of(row));
        const auto key = key_of(one, row);
        const auto found = attempt(table.get, key_params(key.fields()));
        ASSERT_TRUE(found && found->size() == 1) << table.name;
        EXPECT_EQ(object_of(read(one, *found)), object_of(row)) << table.name;
        std::vector<std::string_view> names;
        for (const auto& column : table.columns) names.push_back(column.name);
        const auto spelled = fmt::format("SELECT to_json(r)::text FROM ({}) AS r ({})", table.get.text, fmt::join(names, ", "));
        const auto as_json = attempt({"", spelled}, key_params(key.fields()));
        ASSERT_TRUE(as_json) << as_json.error().detail;
        std::string ours;
        append_json(ours, row.fields());
        json::value theirs = *parse_json(as_json->text(0, 0));
        for (const auto& column : table.columns) {  // a list is read as JSON in a text
            if (auto& value = theirs.as_object()[column.name]; column.array && value.is_string()) value = *parse_json(value.as_string());
        }
        EXPECT_EQ(*parse_json(ours), theirs) << ours << "\n" << as_json->text(0, 0);
    }

    void fill_all(Random& random) {
        made_.clear();
        must("SAVEPOINT filled");
        for (const auto& one : all_) {
            round_trip(random, one);
            if (HasFatalFailure()) return;
        }
    }

    /// False if a rule refuses it that may.
    bool change(Random& random, const AnyTable& one) {
        const auto& table = *one.table;
        auto object = any_object(random, one.update());
        object.erase("updated_at");  // triggers keep it
        for (const int at : table.key) object.erase(table.columns[static_cast<std::size_t>(at)].name);  // others refer to it
        if (table.name == "public.proposed_orders") {  // it keeps its customer and call, and counts its versions
            for (const auto* name : {"customer_id", "call_id"}) object.erase(name);
            object["version"] = 4;
        }
        const auto old = made_[std::string{table.name}].back();
        const auto form = filled(one.update(), object);
        if (!problems_of(form.fields()).empty()) return false;
        const auto updated = attempt(table.update, update_params(key_of(one, filled(one.row(), old)).fields(), form.fields()));
        if (!updated) {
            expect_known_refusal(table, updated.error());
            return false;
        }
        EXPECT_EQ(updated->size(), 1) << table.name;
        const auto row = read(one, *updated);
        if (table.name != "public.order_items") expect_same(form, row);  // of its two quantities the one given last counts
        const auto now = object_of(row);
        for (const auto& [name, value] : old) {
            const bool by_trigger = name == "updated_at" || name == "search" || name == "last" || table.name == "public.proposed_orders" ||
                                    table.name == "public.order_items";
            if (!object.contains(name) && !by_trigger) {
                EXPECT_EQ(now.at(name), value) << table.name << "." << name;
            }
        }
        return true;
    }

    bool remove(const AnyTable& one) {
        const auto old = made_[std::string{one.table->name}].back();
        const auto removed = attempt(one.table->remove, key_params(key_of(one, filled(one.row(), old)).fields()));
        if (!removed) {
            expect_known_refusal(*one.table, removed.error());
            return false;
        }
        if (removed->empty()) return true;  // it went with its parent
        auto gone = object_of(read(one, *removed));
        for (auto* const object : {&gone, &made_[std::string{one.table->name}].back()}) {
            for (const auto* by_others : {"updated_at", "draft_id", "last"}) object->erase(by_others);  // a draft that goes is forgotten
        }
        EXPECT_EQ(gone, made_[std::string{one.table->name}].back()) << one.table->name << json::serialize(gone);
        return true;
    }

    /// Another row's keys and CHECKs over columns that are not given cannot be known beforehand; nor can what triggers want.
    void expect_known_refusal(const Table& table, const Error& error) {
        static const std::set<std::string_view> known{
            "audit_logs_append_only", "audit_seals_append_only", "draft_operations_append_only", "orders_accepted_immutable", "order_items_accepted_immutable",
            "proposed_orders_accepted_delete"};
        const auto state = pg::sqlstate_of(error);
        const bool keys = state == "23503" || state == "23514";
        EXPECT_TRUE(keys || known.contains(pg::constraint_of(error))) << table.name << " " << error.detail;
        if (append_only.contains(table.name)) {
            EXPECT_TRUE(pg::constraint_of(error).ends_with("_append_only")) << table.name << " " << error.detail;
        }
    }

    struct Wrong {
        std::optional<json::value> value;  // none: as JSON it would be right
        std::optional<std::string> param;
    };

    static std::vector<Wrong> wrong_values(const Column& column) {
        const auto both = [](const char* text) { return Wrong{json::string{text}, text}; };
        std::vector<Wrong> wrong;
        if (!column.nullable) wrong.push_back({json::value(nullptr), std::nullopt});
        switch (column.type) {
            case Type::boolean: wrong.push_back(both("maybe")); break;
            case Type::int4: wrong.insert(wrong.end(), {both("x"), {json::value(2147483648), "2147483648"}, {json::value(0.5), "0.5"}}); break;
            case Type::int8: wrong.insert(wrong.end(), {both("x"), both("9223372036854775808"), {json::value(0.5), "0.5"}}); break;
            case Type::numeric: wrong.insert(wrong.end(), {both("1,5"), both("1e"), {json::value(1000), "1000"}, both("Infinity")}); break;
            case Type::text: wrong.push_back(both("\xff")); break;
            case Type::uuid: wrong.insert(wrong.end(), {both("x"), both("550e8400-e29b-41d4-a716-44665544000")}); break;
            case Type::timestamptz: wrong.insert(wrong.end(), {both("2026-13-01T00:00:00Z"), both("2026-02-30T00:00:00Z"), both("2026-01-01T25:00:00Z")}); break;
            case Type::date: wrong.insert(wrong.end(), {both("2026-02-30"), both("yesterday week"), both("0000-01-01")}); break;
            case Type::bytea: wrong.insert(wrong.end(), {both("\\xf"), both("\\xzz")}); break;
            case Type::json: wrong.push_back({std::nullopt, "{"}); break;
            case Type::cidr: wrong.insert(wrong.end(), {both("10.0.0.1/8"), both("10.0.0.0/33"), both("x")}); break;
            case Type::enumeration: wrong.push_back(both("no such value")); break;
            default: break;
        }
        return wrong;
    }

    Problems problems_in(const AnyTable& one, const json::object& object) {
        const auto form = one.insert();
        auto problems = read_json(object, form.fields());
        if (problems.empty()) problems = problems_of(form.fields());
        return problems;
    }

    /// The parameters of an insert with one of them replaced by text that no form could hold.
    static pg::Params with(const AnyForm& form, std::size_t at, const std::optional<std::string>& text) {
        const auto values = insert_params(form.fields()).values();
        const auto place = static_cast<std::size_t>(std::count_if(form.slots.begin(), form.slots.begin() + static_cast<std::ptrdiff_t>(at),
                                                                  [](const Slot& slot) { return slot.exists(); }));
        pg::Params params;
        for (std::size_t i = 0; i < values.size(); ++i) params.add(i == place ? text : values[i]);
        return params;
    }

    int refuse_values(Random& random, const AnyTable& one, std::size_t at) {
        const auto& table = *one.table;
        const auto& column = table.columns[at];
        const auto like = one.insert();
        if (!like.slots[at].exists()) return 0;
        const bool filled_in = table.name == "public.order_items" && column.name == "quantity";  // from quantity_thousandths
        int tried = 0;
        for (const auto& wrong : wrong_values(column)) {
            if (filled_in && !wrong.param) continue;
            auto object = any_object(random, like);
            object[column.name] = any_value(random, table, static_cast<int>(at), like.slots[at]);  // so that it is given
            const auto form = filled(one.insert(), object);
            const auto rows = attempt(table.insert, with(form, at, wrong.param));
            EXPECT_FALSE(rows) << table.name << "." << column.name << " = " << wrong.param.value_or("NULL");
            if (wrong.value) object[column.name] = *wrong.value;
            else *static_cast<Json*>(form.slots[at].access->fill(form.slots[at].member)) = Json{*wrong.param};
            const auto problems = wrong.value ? problems_in(one, object) : problems_of(form.fields());
            const auto path = "/" + std::string{column.name};
            EXPECT_TRUE(std::ranges::find(problems, path, &Problem::path) != problems.end()) << table.name << path << " " << wrong.param.value_or("NULL");
            ++tried;
        }
        return tried;
    }

    /// Values of its columns are drawn until they break it: what this side says, PostgreSQL must say too.
    int refuse_check(Random& random, const AnyTable& one, const Check& check) {
        auto object = any_object(random, one.insert());
        for (int turn = 0; turn < 300; ++turn) {
            for (const int at : check.columns) draw(random, one.insert(), at, object);
            const auto form = filled(one.insert(), object);
            if (keeps(check, form.fields())) continue;
            EXPECT_FALSE(problems_of(form.fields()).empty());
            const auto rows = attempt(one.table->insert, insert_params(form.fields()));
            EXPECT_FALSE(rows) << check.name << " " << json::serialize(object);
            return 1;
        }
        ADD_FAILURE() << check.name << " was never broken";
        return 0;
    }

    std::vector<AnyTable> all_;  // parents first
    std::map<std::string, std::vector<ForeignKey>> keys_;
    std::map<std::string, std::vector<json::object>> made_;
    std::vector<Slot> alone_;
};

/// One row of each table, which refer to one another as far as their order allows.
TEST_F(RoundTrip, OfRandomValidRowsOfEveryTable) {
    EXPECT_GE(all_.size(), 29u);
    for_seeds(25, [&](Random& random) {
        fill_all(random);
        if (HasFatalFailure()) return;
        must("ROLLBACK TO filled");
    });
}

/// Now every table has a row, so that circles close. What triggers refuse has the name of their rule.
TEST_F(RoundTrip, ChangesWhatIsGivenAndNothingElse) {
    std::map<std::string_view, int> changed;
    for_seeds(25, [&](Random& random) {
        fill_all(random);
        if (HasFatalFailure()) return;
        for (const auto& one : all_) changed[one.table->name] += change(random, one) ? 1 : 0;
        must("ROLLBACK TO filled");
    });
    for (const auto& one : all_) {
        if (append_only.contains(one.table->name)) {
            EXPECT_EQ(changed[one.table->name], 0) << "it is append-only";
        } else {
            EXPECT_GT(changed[one.table->name], 0) << one.table->name;
        }
    }
}

TEST_F(RoundTrip, RemovesRowsAndGivesThemBack) {
    std::map<std::string_view, int> removed;
    for_seeds(10, [&](Random& random) {
        fill_all(random);
        if (HasFatalFailure()) return;
        for (auto one = all_.rbegin(); one != all_.rend(); ++one) removed[one->table->name] += remove(*one) ? 1 : 0;
        must("ROLLBACK TO filled");
    });
    for (const auto& one : all_) {
        if (append_only.contains(one.table->name) || one.table->name == "public.tenants") {
            EXPECT_EQ(removed[one.table->name], 0) << "it is append-only, or such rows refer to it";
        } else {
            EXPECT_GT(removed[one.table->name], 0) << one.table->name;
        }
    }
}

TEST_F(RoundTrip, WrongValuesAreRefusedByBothSides) {
    int tried = 0;
    for_seeds(3, [&](Random& random) {
        fill_all(random);
        if (HasFatalFailure()) return;
        for (const auto& one : all_) {
            for (std::size_t i = 0; i < one.table->columns.size(); ++i) tried += refuse_values(random, one, i);
            for (const auto& check : one.table->checks) tried += refuse_check(random, one, check);
        }
        must("ROLLBACK TO filled");
    });
    EXPECT_GT(tried, 1000);
}

}  // namespace
}  // namespace orderline::tables
