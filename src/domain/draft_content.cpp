// domain/draft_content.cpp: what a draft says: its amounts, and the canonical text and digest of what a screen displays.
#include <algorithm>
#include <limits>
#include "domain/draft.hpp"

namespace orderline {
namespace {

constexpr std::int64_t thousand = 1000;
constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

// unit_price_minor_max times quantity_max, with the largest tax, times lines_max.
static_assert((unit_price_minor_max + 1) / thousand * quantity_max.thousandths <=
                  largest / static_cast<std::int64_t>(lines_max) / 2,
              "the totals of a draft within its limits fit");
static_assert(tax_ppm_max <= million, "a tax is at most the line's total");

std::int64_t sum_of(std::int64_t a, std::int64_t b) { return add(a, b).value_or(largest); }

/// "5:hello": no value can look like the end of its field.
void append_field(std::string& out, std::string_view value) {
    out += std::to_string(value.size());
    out += ':';
    out += value;
}

void append_field(std::string& out, std::int64_t value) { append_field(out, std::to_string(value)); }

void append_line(std::string& out, const Line& line) {
    append_field(out, to_text(line.product));
    append_field(out, line.description);
    append_field(out, line.size);
    append_field(out, line.quantity.thousandths);
    append_field(out, line.unit);
    append_field(out, line.unit_price_minor);
    append_field(out, line_total_minor(line));
    append_field(out, line_tax_minor(line));
    append_field(out, line.note);
}

}  // namespace

std::int64_t line_total_minor(const Line& line) {
    return multiply_divide_rounded(line.unit_price_minor, line.quantity.thousandths, thousand).value_or(largest);
}

std::int64_t line_tax_minor(const Line& line) {
    return multiply_divide_rounded(line_total_minor(line), line.tax_ppm, million).value_or(largest);
}

Totals totals_of(const Draft& draft) {
    Totals totals;
    for (const auto& line : draft.lines) {
        totals.subtotal_minor = sum_of(totals.subtotal_minor, line_total_minor(line));
        totals.tax_minor = sum_of(totals.tax_minor, line_tax_minor(line));
    }
    totals.total_minor = sum_of(totals.subtotal_minor, totals.tax_minor);
    return totals;
}

std::string canonical_text(const Draft& draft) {
    std::vector<const Line*> lines;
    lines.reserve(draft.lines.size());
    for (const auto& line : draft.lines) lines.push_back(&line);
    std::ranges::stable_sort(lines, {}, &Line::product);

    std::string text;
    text.reserve(128 + draft.note.size() + lines.size() * 160);
    append_field(text, "orderline draft 1");  // a later form of this text gets another number
    append_field(text, to_text(draft.currency));
    append_field(text, static_cast<std::int64_t>(lines.size()));
    for (const auto* line : lines) append_line(text, *line);
    append_field(text, draft.note);
    append_field(text, draft.delivery_date ? to_text(*draft.delivery_date) : std::string{});
    const auto totals = totals_of(draft);
    append_field(text, totals.subtotal_minor);
    append_field(text, totals.tax_minor);
    append_field(text, totals.total_minor);
    return text;
}

Sha256 digest_of(const Draft& draft) { return sha256(canonical_text(draft)); }

}  // namespace orderline
