// app/demo_history.cpp: customers with habits: a rhythm, a basket, a season.
#include "app/demo_history.hpp"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include "base/sha256.hpp"

namespace orderline::app {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

/// The standard's distributions differ between libraries; these do not.
class Dice {
public:
    explicit Dice(std::string_view seed) {
        const Sha256 digest = sha256(seed);
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < 8; ++i) number = number << 8 | std::to_integer<std::uint64_t>(digest[i]);
        engine_.seed(number);
    }
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
    int between(int least, int most) { return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1))); }
    bool percent(int chance) { return between(1, 100) <= chance; }

private:
    std::mt19937_64 engine_;
};

struct Habit {
    std::size_t product;
    double multiples;  // in a usual order
    int chance;        // per cent of orders that have it
};

/// Share of a usual quantity at that time of the year: half as much again at its height, half at its low.
double season_factor(Season season, Instant at) {
    if (season == Season::none) return 1;
    const auto month = static_cast<double>(static_cast<unsigned>(Date{std::chrono::floor<days>(at)}.month()));
    const double height = season == Season::summer ? 7 : 12;
    return 1 + 0.5 * std::cos(2 * std::numbers::pi * (month - height) / 12);
}

std::vector<Habit> habits_of(const DemoTenant& tenant, const DemoCustomer& customer, Dice& dice) {
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < tenant.products.size(); ++i) {
        if (tenant.products[i].buyers & (1u << customer.kind)) wanted.push_back(i);
    }
    for (std::size_t i = wanted.size(); i > 1; --i) std::swap(wanted[i - 1], wanted[dice.below(i)]);
    wanted.resize(std::min(wanted.size(), static_cast<std::size_t>(dice.between(7, 12))));
    static constexpr int chances[] = {96, 92, 85, 80, 70, 60, 55, 45, 40, 35, 30, 25};
    std::vector<Habit> habits;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const double usual = tenant.products[wanted[i]].usual * customer.size_percent / 100.0;
        habits.push_back({wanted[i], usual * dice.between(70, 150) / 100.0, chances[i]});
    }
    return habits;
}

/// A working day, at an hour when the tenant's customers can be reached.
Instant reachable(const DemoTenant& tenant, Instant at, Dice& dice) {
    auto day = std::chrono::floor<days>(at);
    const std::chrono::weekday weekday{day};
    if (weekday == std::chrono::Saturday) day += days{2};
    if (weekday == std::chrono::Sunday) day += days{1};
    return day + hours{tenant.open_hour_utc} + minutes{dice.between(0, 7 * 60 - 1)} + std::chrono::seconds{dice.between(0, 59)};
}

std::vector<PastItem> items_of(const DemoTenant& tenant, const std::vector<Habit>& habits, Instant at, Dice& dice) {
    std::vector<PastItem> items;
    for (const auto& habit : habits) {
        if (!dice.percent(habit.chance)) continue;
        const auto& product = tenant.products[habit.product];
        const double multiples = habit.multiples * season_factor(product.season, at) * dice.between(75, 130) / 100.0;
        const auto whole = std::max<std::int64_t>(1, std::lround(multiples)) * product.multiple;
        items.push_back({habit.product, whole * 1000});
    }
    if (items.empty()) items.push_back({habits.front().product, tenant.products[habits.front().product].multiple * 1000});
    return items;
}

std::string_view status_after(Instant ordered, Instant now, Dice& dice) {
    const auto age = std::chrono::floor<days>(now - ordered).count();
    if (age < 1) return "accepted";
    if (age < 2) return "processing";
    if (age < 4) return "shipped";
    const int luck = dice.between(1, 100);
    return luck == 1 ? "canceled" : luck == 2 ? "returned" : "delivered";
}

void add_missed_call(DemoHistory& history, const PastOrder& order, Dice& dice) {
    static constexpr std::string_view outcomes[] = {"no_answer", "no_answer", "busy", "callback_requested"};
    const auto outcome = outcomes[dice.below(4)];
    const bool spoke = outcome == "callback_requested";
    history.calls.push_back({order.customer, order.at - minutes{dice.between(35, 180)}, order.agent, outcome,
                             spoke ? dice.between(20, 60) : dice.between(0, 25), spoke ? 0 : -1});
}

/// What an agent finds to do today.
void add_open_ends(DemoHistory& history, const DemoTenant& tenant, Instant now, Dice& dice) {
    static constexpr std::string_view outcomes[] = {"callback_requested", "follow_up", "callback_requested", "failed", "no_answer", "follow_up"};
    for (std::size_t i = 0; i < std::size(outcomes); ++i) {
        const auto at = reachable(tenant, now - days{dice.between(2, 4)}, dice);
        if (at >= now) continue;
        const bool again = outcomes[i] == "callback_requested" || outcomes[i] == "follow_up";
        history.calls.push_back({(i * 3 + 1) % tenant.customers.size(), at, i % 2, outcomes[i], dice.between(15, 240),
                                 again ? dice.between(2, 5) : -1});
    }
}

}  // namespace

DemoHistory demo_history(const DemoTenant& tenant, Instant at) {
    DemoHistory history;
    for (std::size_t c = 0; c < tenant.customers.size(); ++c) {
        const auto& customer = tenant.customers[c];
        Dice dice{std::string{tenant.domain} + std::to_string(c)};
        const auto habits = habits_of(tenant, customer, dice);
        std::vector<std::size_t> favorites;
        for (std::size_t i = 0; i < std::min<std::size_t>(habits.size(), 4); ++i) favorites.push_back(habits[i].product);
        history.favorites.push_back(std::move(favorites));

        Instant next = at - days{history_days} + hours{dice.between(0, customer.rhythm_days * 24)};
        while (true) {
            PastOrder order;
            order.customer = c;
            order.at = reachable(tenant, next, dice);
            if (order.at >= at - hours{2}) break;
            order.items = items_of(tenant, habits, order.at, dice);
            order.by_phone = dice.percent(75);
            order.agent = dice.below(2);
            order.edits = dice.between(0, 3);
            order.by_button = dice.percent(60);
            order.call_seconds = dice.between(95, 540);
            order.delivery_days = dice.between(1, 3);
            order.status = status_after(order.at, at, dice);
            if (order.by_phone && dice.percent(18)) add_missed_call(history, order, dice);
            history.orders.push_back(std::move(order));
            next += hours{customer.rhythm_days * 24 * dice.between(85, 118) / 100};
        }
    }
    Dice dice{std::string{tenant.domain} + " open ends"};
    add_open_ends(history, tenant, at, dice);
    std::ranges::sort(history.orders, {}, &PastOrder::at);
    return history;
}

}  // namespace orderline::app
