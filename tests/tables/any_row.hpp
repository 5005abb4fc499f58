// tests/tables/any_row.hpp: rows of any generated table without their types, and random values for their columns.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>
#include "tables/generated/all.hpp"
#include "tables/json.hpp"
#include "tables/rows.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::tables {

/// A struct of a generated type, by its slots.
struct AnyForm {
    std::shared_ptr<void> object;
    const Table* table = nullptr;
    std::vector<Slot> slots;

    Fields fields() const { return Fields{*table, slots}; }
};

template <class Form>
AnyForm any_form() {
    auto object = std::make_shared<Form>();
    const auto members = fields_of(*object);
    return {object, &members.table, {members.slots.begin(), members.slots.end()}};
}

/// A table with what makes its structs.
struct AnyTable {
    const Table* table = nullptr;
    AnyForm (*row)() = nullptr;
    AnyForm (*key)() = nullptr;
    AnyForm (*insert)() = nullptr;
    AnyForm (*update)() = nullptr;
};

template <class... Rows>
std::vector<AnyTable> tables_of(List<Rows...>) {
    return {AnyTable{&Described<Rows>::table, any_form<Rows>, any_form<typename Described<Rows>::Key>,
                     any_form<typename Described<Rows>::Insert>, any_form<typename Described<Rows>::Update>}...};
}

inline std::string any_text(Random& random) {
    static const std::vector<std::string> pieces{"a", "Z", " ", "é", "日本", "'", "\"", "\\", "\n", "{", "}", ",", "%", "NULL", "😀", "0"};
    std::string text;
    for (auto count = one_in(random, 40) ? 1200 : any_of(random, 1, 6); count > 0; --count) {
        text += pieces[static_cast<std::size_t>(any_of(random, 0, std::ssize(pieces) - 1))];
    }
    return text;
}

inline json::value any_json(Random& random, int depth = 0) {
    switch (any_of(random, 0, depth < 2 ? 5 : 3)) {
        case 0: return any_of(random, -5, 1'000'000);
        case 1: return json::string{any_text(random)};
        case 2: return one_in(random, 2);
        case 3: return 0.5;
        case 4: {
            json::array list;
            for (auto count = any_of(random, 0, 3); count > 0; --count) list.push_back(any_json(random, depth + 1));
            return list;
        }
        default: {
            json::object object;
            for (auto count = any_of(random, 0, 3); count > 0; --count) object[any_text(random)] = any_json(random, depth + 1);
            return object;
        }
    }
}

inline std::int64_t any_integer(Random& random, std::int64_t least, std::int64_t most) {
    static constexpr std::int64_t usual[]{0, 1, 2, 3, 1000, 2000, 3000, 5, -1};
    if (!one_in(random, 4)) return usual[any_of(random, 0, std::ssize(usual) - 1)];
    return one_in(random, 4) ? (one_in(random, 2) ? least : most) : any_of(random, least, most);
}

/// The text constants of a column's checks, so that rules such as `status in (…)` are met more than once in a lifetime.
inline std::vector<std::string> constants_of(const Table& table, int column) {
    std::vector<std::string> found;
    for (const auto& check : table.checks) {
        if (std::ranges::find(check.columns, column) == check.columns.end()) continue;
        for (const auto& step : check.steps) {
            if (step.what == Do::text) found.emplace_back(step.text == "^[A-Z]{3}$" ? "EUR" : step.text);
        }
    }
    return found;
}

/// A value of the column's type as JSON, in the spelling that comes back; its rules it may break.
inline json::value any_element(Random& random, const Table& table, int at, const Slot& slot) {
    const auto& column = table.columns[static_cast<std::size_t>(at)];
    const auto digits = [&](std::int64_t least, std::int64_t most) { return std::to_string(any_of(random, least, most)); };
    switch (column.type) {
        case Type::boolean: return one_in(random, 2);
        case Type::int2: return any_integer(random, INT16_MIN, INT16_MAX);
        case Type::int4: return any_integer(random, INT32_MIN, INT32_MAX);
        case Type::int8: return any_integer(random, INT64_MIN, INT64_MAX);
        case Type::numeric: return json::string{digits(-5, 120) + "." + digits(10, 99)};
        case Type::uuid: return json::string{to_text(Uuid{static_cast<std::byte>(random()), static_cast<std::byte>(random()),
                                                           static_cast<std::byte>(random()), static_cast<std::byte>(random())})};
        case Type::timestamptz: return json::string{to_text(Instant{std::chrono::microseconds{any_of(random, -62'135'596'800'000'000, 253'402'300'799'999'999)}})};
        case Type::date: return json::string{digits(1000, 9999) + "-0" + digits(1, 9) + "-" + digits(10, 28)};
        case Type::bytea:
            if (one_in(random, 20)) return json::string{"\\x" + std::string(9000, '0')};  // compressed, it fits an index
            return json::string{"\\x" + to_hex(as_bytes(any_text(random)))};
        case Type::json: {
            static const std::vector<json::value> plain{json::object{}, json::array{}};
            return one_in(random, 3) ? any_json(random) : plain[static_cast<std::size_t>(any_of(random, 0, 1))];
        }
        case Type::cidr: return json::string{"10." + digits(0, 255) + ".0.0/16"};
        case Type::inet: return json::string{"10." + digits(0, 255) + ".7.1/16"};
        case Type::enumeration: {
            const auto labels = slot.access->labels();
            return json::string{labels[static_cast<std::size_t>(any_of(random, 0, std::ssize(labels) - 1))]};
        }
        default: break;
    }
    const auto constants = constants_of(table, at);
    if (!constants.empty() && !one_in(random, 5)) {
        return json::string{constants[static_cast<std::size_t>(any_of(random, 0, std::ssize(constants) - 1))]};
    }
    return json::string{any_text(random)};
}

inline json::value any_value(Random& random, const Table& table, int at, const Slot& slot) {
    if (!table.columns[static_cast<std::size_t>(at)].array) return any_element(random, table, at, slot);
    json::array list;
    for (auto count = any_of(random, 0, 3); count > 0; --count) list.push_back(any_element(random, table, at, slot));
    return list;
}

}  // namespace orderline::tables
