// app/demo_catalogue.hpp: two businesses to try the program with: what they sell, to whom, by whom.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include "app/picture.hpp"

namespace orderline::app {

enum class Season { none, summer, winter };

/// Which kinds of customers buy it; each tenant has its own three (see DemoTenant::kinds).
enum DemoBuyers : unsigned { first_kind = 1, second_kind = 2, third_kind = 4, all_kinds = 7 };

struct DemoProduct {
    std::string_view sku, name, category, type, unit, pack;
    std::int64_t price_minor;
    int multiple;                // whole units
    std::string_view tax_class;
    Picture picture;
    unsigned buyers;             // DemoBuyers
    Season season;
    int usual;                   // multiples in a usual order
};

struct DemoCustomer {
    std::string_view first_name, last_name, company, city, state, postal_code, address, phone;
    int kind;                    // 0..2
    int rhythm_days;             // between orders
    int size_percent;            // of a usual order
    std::string_view time_zone;  // empty: the tenant's
    std::string_view remark;     // what an agent should know
};

/// Days are counted from today; negative ones are past.
struct DemoSpecial {
    std::string_view sku, name;
    std::int64_t price_minor;    // 0: percent_off instead
    int percent_off;
    int from_day, to_day;
};

struct DemoUser {
    std::string_view local_part, name, role;
};

struct DemoTenant {
    std::string_view name, domain, currency, locale, time_zone, country, language;
    std::string_view taxes[3];   // as parse_tax reads them
    std::string_view sms_text, confirmation_text;
    std::string_view kinds[3];   // names of industries
    int open_hour_utc;           // customers can be reached for seven hours from then on
    std::span<const DemoProduct> products;
    std::span<const DemoCustomer> customers;
    std::span<const DemoSpecial> specials;
    std::span<const DemoUser> users;
    std::string_view phones[2];
};

std::span<const DemoTenant> demo_tenants();

extern const DemoTenant donau_feinkost, pacific_salon;

}  // namespace orderline::app
