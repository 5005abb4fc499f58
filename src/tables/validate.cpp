// tables/validate.cpp: what is wrong with values of the right types: ranges, lengths, forms and checks.
#include <algorithm>
#include <fmt/format.h>
#include "base/text.hpp"
#include "tables/check.hpp"
#include "tables/forms.hpp"
#include "tables/json.hpp"
#include "tables/read_value.hpp"

namespace orderline::tables {
namespace {

constexpr Date first_day{std::chrono::year{1}, std::chrono::month{1}, std::chrono::day{1}};
constexpr Date last_day{std::chrono::year{9999}, std::chrono::month{12}, std::chrono::day{31}};

/// What is too long for varchar(n), but for spaces at its end: PostgreSQL cuts those.
bool is_longer(std::string_view text, int characters_max) {
    const auto kept = text.substr(0, text.find_last_not_of(' ') + 1);
    return characters_max > 0 && length_in_characters(kept) > static_cast<std::size_t>(characters_max);
}

struct Wrong {
    std::string_view code;
    std::string message;
};

std::optional<Wrong> wrong_text(const Column& column, std::string_view text) {
    if (!is_storable_text(text)) return Wrong{"wrong_form", "must be UTF-8 without the character NUL"};
    if (is_longer(text, column.size)) return Wrong{"too_long", fmt::format("must have at most {} characters", column.size)};
    const auto form = [](bool right, std::string_view wanted) -> std::optional<Wrong> {
        if (right) return std::nullopt;
        return Wrong{"wrong_form", fmt::format("must be {}", wanted)};
    };
    switch (column.type) {
        case Type::timestamp: return form(is_timestamp(text), "a time without an offset, such as 2026-11-22T16:03:05");
        case Type::time: return form(is_time(text), "a time of day, such as 16:03:05");
        case Type::inet: return form(is_inet(text), "an IP address, such as 192.0.2.1 or 2001:db8::/32");
        case Type::cidr: return form(is_cidr(text), "a network, such as 192.0.2.0/24");
        default: return std::nullopt;
    }
}

std::optional<Wrong> wrong_value(const Column& column, const Slot& slot) {
    switch (slot.access->shape) {
        case Shape::text: return wrong_text(column, slot.as<std::string>());
        case Shape::json:
            if (is_storable_text(slot.as<Json>().text) && parse_json(slot.as<Json>().text)) return std::nullopt;
            return Wrong{"wrong_form", "must be JSON"};
        case Shape::numeric:
            if (fits(slot.as<Numeric>(), column.size, column.scale)) return std::nullopt;
            return Wrong{"out_of_range", fmt::format("must fit numeric({},{})", column.size, column.scale)};
        case Shape::date: {
            const auto date = slot.as<Date>();
            if (date.ok() && date >= first_day && date <= last_day) return std::nullopt;
            return Wrong{"out_of_range", "must be a date of the years 1 to 9999"};
        }
        case Shape::instant: {
            const Date date{std::chrono::floor<std::chrono::days>(slot.as<Instant>())};
            if (date >= first_day && date <= last_day) return std::nullopt;
            return Wrong{"out_of_range", "must be a time of the years 1 to 9999"};
        }
        case Shape::enumeration:
            if (slot.access->index(slot.value()) < slot.access->labels().size()) return std::nullopt;
            return Wrong{"unknown_value", "must be a value of its enum"};
        default: return std::nullopt;
    }
}

void add_wrong(const Column& column, const Slot& slot, const std::string& path, Problems& problems) {
    auto* const value = slot.value();
    if (value == nullptr) return;
    if (slot.access->shape != Shape::array) {
        if (auto wrong = wrong_value(column, slot)) problems.push_back({path, wrong->code, std::move(wrong->message)});
        return;
    }
    for (std::size_t i = 0; i < slot.access->size(value); ++i) {
        add_wrong(column, slot.access->element(value, i), fmt::format("{}/{}", path, i), problems);
    }
}

}  // namespace

Problems problems_of(const Fields& fields) {
    Problems problems;
    std::vector<bool> wrong(fields.slots.size());
    for (std::size_t i = 0; i < fields.slots.size(); ++i) {
        if (!fields.slots[i].is_given()) continue;
        const auto before = problems.size();
        add_wrong(fields.table.columns[i], fields.slots[i], pointer(fields.table.columns[i].name), problems);
        wrong[i] = problems.size() > before;
    }
    for (const auto& check : fields.table.checks) {
        if (std::ranges::any_of(check.columns, [&](int column) { return wrong[static_cast<std::size_t>(column)]; })) continue;
        if (keeps(check, fields)) continue;
        const bool of_one = check.columns.size() == 1;
        const auto path = of_one ? pointer(fields.table.columns[static_cast<std::size_t>(check.columns[0])].name) : "";
        problems.push_back({path, "check_violated", fmt::format("is not allowed by the rule {}", check.name)});
    }
    return problems;
}

}  // namespace orderline::tables
