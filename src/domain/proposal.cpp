// domain/proposal.cpp: the last order again, and what is due by its own rhythm.
#include "domain/proposal.hpp"
#include <algorithm>
#include <chrono>

namespace orderline {
namespace {

using Span = Instant::duration;
constexpr Span day = std::chrono::days{1};
constexpr std::size_t orders_for_a_rhythm = 3;
constexpr int gaps_until_given_up = 2;

struct Wanted {
    ProductId product;
    Quantity quantity;
    Reason reason;
};

std::string date_text(Instant at) { return to_text(Date{std::chrono::floor<std::chrono::days>(at)}); }

/// The sum of the product's lines in the order of that instant.
Quantity ordered_at(const ProposalInput& input, ProductId product, Instant at) {
    Quantity sum;
    for (const auto& past : input.history) {
        if (past.product == product && past.ordered_at == at) {
            sum.thousandths = add(sum.thousandths, past.quantity.thousandths).value_or(quantity_max.thousandths);
        }
    }
    return sum;
}

bool has(const std::vector<Wanted>& wanted, ProductId product) {
    return std::ranges::find(wanted, product, &Wanted::product) != wanted.end();
}

std::vector<Wanted> of_last_order(const ProposalInput& input) {
    std::vector<Wanted> wanted;
    if (input.history.empty()) return wanted;
    const Instant last = input.history.front().ordered_at;
    for (const auto& past : input.history) {
        if (past.ordered_at != last || has(wanted, past.product)) continue;
        std::string text = "Last order of " + date_text(last);
        if (std::ranges::find(input.favorites, past.product) != input.favorites.end()) text += ", a favourite";
        wanted.push_back({past.product, ordered_at(input, past.product, last), {ReasonCode::last_order, std::move(text)}});
    }
    return wanted;
}

/// When the product was ordered, newest first, each order once.
std::vector<Instant> instants_of(const ProposalInput& input, ProductId product) {
    std::vector<Instant> instants;
    for (const auto& past : input.history) {
        if (past.product == product) instants.push_back(past.ordered_at);
    }
    std::ranges::sort(instants, std::ranges::greater{});
    const auto repeated = std::ranges::unique(instants);
    instants.erase(repeated.begin(), repeated.end());
    return instants;
}

/// The median time between two orders; of an even number of gaps the mean of the middle two.
Span usual_gap(const std::vector<Instant>& newest_first) {
    std::vector<Span> gaps;
    for (std::size_t i = 1; i < newest_first.size(); ++i) gaps.push_back(newest_first[i - 1] - newest_first[i]);
    std::ranges::sort(gaps);
    const Span low = gaps[(gaps.size() - 1) / 2], high = gaps[gaps.size() / 2];
    return std::max(day, low + (high - low) / 2);
}

struct Due {
    Wanted wanted;
    Span since;  // negative: due soon
};

std::optional<Due> due(const ProposalInput& input, ProductId product) {
    const auto instants = instants_of(input, product);
    if (instants.size() < orders_for_a_rhythm) return std::nullopt;
    const Span gap = usual_gap(instants);
    const Span since = input.at - (instants.front() + gap);
    if (since < -gap / 4 || since > gap * gaps_until_given_up) return std::nullopt;
    const auto days = std::chrono::round<std::chrono::days>(gap).count();
    std::string text = days == 1 ? "Usually every day" : "Usually every " + std::to_string(days) + " days";
    return Due{{product, ordered_at(input, product, instants.front()), {ReasonCode::rhythm, std::move(text)}}, since};
}

void add_due(const ProposalInput& input, std::vector<Wanted>& wanted) {
    std::vector<Due> found;
    std::vector<ProductId> seen;
    for (const auto& past : input.history) {
        if (has(wanted, past.product) || std::ranges::find(seen, past.product) != seen.end()) continue;
        seen.push_back(past.product);
        if (auto one = due(input, past.product)) found.push_back(*std::move(one));
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &Due::since);
    for (auto& one : found) wanted.push_back(std::move(one.wanted));
}

/// The next multiple of the step, or the largest one that may be ordered; none if there is no such multiple.
std::optional<Quantity> rounded_up(Quantity quantity, Quantity step) {
    const auto unit = std::max<std::int64_t>(1, step.thousandths);
    const auto wanted = std::clamp<std::int64_t>(quantity.thousandths, 0, quantity_max.thousandths);
    const auto largest = quantity_max.thousandths / unit * unit;
    const auto rounded = std::min((wanted + unit - 1) / unit * unit, largest);
    if (rounded <= 0) return std::nullopt;
    return Quantity{rounded};
}

std::optional<Line> to_line(const ProposalInput& input, const Wanted& wanted) {
    const auto product = std::ranges::find(input.products, wanted.product, &Product::id);
    if (product == input.products.end()) return std::nullopt;
    const auto quantity = rounded_up(wanted.quantity, product->step);
    const auto price = resolve_price(*product, input.specials, input.currency, input.at);
    if (!quantity || !price) return std::nullopt;
    Reason reason = wanted.reason;
    if (price->origin == PriceOrigin::special) {
        reason = {ReasonCode::special, "Special: " + price->special};
        // The end is exclusive: a special that ends at midnight is good until the day before.
        if (price->special_ends_at) reason.text = "Special until " + date_text(*price->special_ends_at - Span{1});
    }
    auto line = make_line(*product, input.specials, input.taxes, input.currency, *quantity, std::move(reason), input.at);
    if (!line) return std::nullopt;
    return *std::move(line);
}

}  // namespace

std::vector<Line> propose(const ProposalInput& input) {
    auto wanted = of_last_order(input);
    add_due(input, wanted);
    std::vector<Line> lines;
    for (const auto& one : wanted) {
        if (lines.size() == lines_max) break;
        if (auto line = to_line(input, one)) lines.push_back(*std::move(line));
    }
    return lines;
}

}  // namespace orderline
