// app/import_rows.cpp: what must hold for each kind of row.
#include "app/import_rows.hpp"
#include <fmt/format.h>
#include "app/table.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "domain/draft.hpp"

namespace orderline::app {
namespace {

std::unexpected<Error> bad(std::string sentence) { return fail(Code::bad_request, "bad_row", std::move(sentence)); }

/// Values that all rows of an order share.
constexpr std::string_view shared_columns[] = {"order_date", "delivery_date", "status", "notes", "currency"};

}  // namespace

RowCheck::RowCheck(ImportKind kind, Mapping mapping, ValueRules rules, const Known& known)
    : kind_{kind}, mapping_{std::move(mapping)}, rules_{std::move(rules)}, known_{known} {}

const std::optional<std::string>& RowCheck::value(const Values& values, std::string_view column) const {
    return values.at(column_index(kind_, column));
}

Result<CopyRow> RowCheck::check(const CsvRecord& record) {
    if (!record.problem.empty()) return bad(record.problem);
    TRY(values, read_values(kind_, mapping_, record.fields, rules_));
    switch (kind_) {
        case ImportKind::products: return check_product(record, std::move(values));
        case ImportKind::customers: return check_customer(record, std::move(values));
        case ImportKind::orders: break;
    }
    return check_order_line(record, std::move(values));
}

std::string RowCheck::group_of(const CsvRecord& record) const {
    if (kind_ != ImportKind::orders || !record.problem.empty()) return {};
    const auto place = mapping_.places[column_index(kind_, "external_id")];
    return place && *place < record.fields.size() ? std::string{trim(record.fields[*place])} : std::string{};
}

Result<CopyRow> RowCheck::check_product(const CsvRecord& record, Values values) {
    const auto& sku = *value(values, "sku");
    const auto [first, is_new] = seen_.emplace(sku, record.line);
    if (!is_new) return bad(fmt::format("sku \"{}\" stands in line {} already", printable(sku), first->second));
    return CopyRow{std::move(values)};
}

Result<CustomerId> RowCheck::match_customer(const std::optional<std::string>& external_id,
                                            const std::optional<std::string>& email) const {
    if (external_id) {
        if (const auto found = known_.customers_by_external_id.find(*external_id); found != known_.customers_by_external_id.end()) {
            return found->second;
        }
    }
    if (email) {
        const auto [begin, end] = known_.customers_by_email.equal_range(ascii_lower(*email));
        std::optional<CustomerId> match;
        for (auto one = begin; one != end; ++one) {
            if (external_id && one->second.has_external_id) continue;  // known by another number: another customer
            if (match) return bad(fmt::format("several customers have the e-mail address {}; give external_id", printable(*email)));
            match = one->second.id;
        }
        if (match) return *match;
    }
    return fail(Code::not_found, "not_found", "");
}

Result<CopyRow> RowCheck::check_customer(const CsvRecord& record, Values values) {
    const auto& external_id = value(values, "external_id");
    const auto& email = value(values, "email");
    if (!external_id && !email) return bad("neither external_id nor email is given: one of them must tell the customer");
    if (const auto& name = value(values, "name")) {
        const auto space = name->find_last_of(' ');
        auto& first = values[column_index(kind_, "first_name")];
        auto& last = values[column_index(kind_, "last_name")];
        if (!first && !last) {
            last = space == std::string::npos ? *name : name->substr(space + 1);
            if (space != std::string::npos) first = std::string{trim(name->substr(0, space))};
        }
    }
    if (!value(values, "first_name") && !value(values, "last_name") && !value(values, "company")) {
        return bad("no name: give first_name and last_name, name, or company");
    }
    if (const auto& zone = value(values, "time_zone"); zone && !known_.time_zones.contains(*zone)) {
        return bad(fmt::format("time_zone \"{}\" is not a time zone, as in Europe/Vienna", printable(*zone)));
    }
    const auto identity = external_id ? "#" + *external_id : "@" + ascii_lower(*email);
    const auto [first, is_new] = seen_.emplace(identity, record.line);
    if (!is_new) {
        return bad(fmt::format("{} \"{}\" stands in line {} already", external_id ? "external_id" : "email",
                               printable(external_id ? *external_id : *email), first->second));
    }
    auto matched = match_customer(external_id, email);
    if (!matched && matched.error().code != Code::not_found) return std::unexpected(std::move(matched).error());
    if (matched) {
        const auto [other, unclaimed] = seen_.emplace("=" + to_text(*matched), record.line);
        if (!unclaimed) return bad(fmt::format("line {} is about the same customer", other->second));
    }
    CopyRow row{to_text(matched ? *matched : new_id<CustomerId>())};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i != column_index(kind_, "name")) row.push_back(std::move(values[i]));
    }
    return row;
}

Result<OrderHead*> RowCheck::head_of(const CsvRecord& record, const Values& values) {
    const auto& external_id = *value(values, "external_id");
    const auto& customer_number = value(values, "customer_external_id");
    const auto& email = value(values, "customer_email");
    if (!customer_number && !email) return bad("neither customer_external_id nor customer_email is given");
    auto customer = match_customer(customer_number, email);
    if (!customer && customer.error().code != Code::not_found) return std::unexpected(std::move(customer).error());
    if (!customer) return bad(fmt::format("customer \"{}\" is not known", printable(customer_number ? *customer_number : *email)));

    const auto known = known_.orders.find(external_id);
    if (known != known_.orders.end() && known->second.from_draft) {
        return bad(fmt::format("order \"{}\" was accepted here; a file cannot change it", printable(external_id)));
    }
    const auto [found, is_new] = orders_.try_emplace(external_id);
    OrderHead& head = found->second;
    if (is_new) {
        head = {known == known_.orders.end() ? new_id<OrderId>() : known->second.id, record.line, external_id, *customer, values, 0};
        return &head;
    }
    if (head.customer != *customer) return bad(fmt::format("line {} gives this order another customer", head.line));
    for (const auto column : shared_columns) {
        const auto& here = value(values, column);
        if (here && here != value(head.values, column)) {
            return bad(fmt::format("line {} gives this order another {}", head.line, column));
        }
    }
    return &head;
}

Result<CopyRow> RowCheck::check_order_line(const CsvRecord& record, Values values) {
    const auto& sku = *value(values, "sku");
    const auto found = known_.products.find(sku);
    if (found == known_.products.end()) return bad(fmt::format("product \"{}\" is not known", printable(sku)));
    const Product& product = found->second;
    const auto& own_currency = value(values, "currency");
    const auto currency = own_currency ? *parse_currency(*own_currency) : known_.currency;

    Line line;
    line.quantity.thousandths = *parse_decimal(*value(values, "quantity"), 0);
    if (const auto& price = value(values, "unit_price")) {
        line.unit_price_minor = *parse_decimal(*price, 0);
    } else if (product.price_minor && product.currency.value_or(known_.currency) == currency) {
        line.unit_price_minor = *product.price_minor;
    } else {
        return bad(fmt::format("unit_price is missing, and product \"{}\" has no list price in {}", printable(sku), to_text(currency)));
    }
    line.tax_ppm = tax_ppm_of(product, known_.taxes);
    // The domain's sums do not fail: check here that they can hold it.
    TRY(total, multiply_divide_rounded(line.unit_price_minor, line.quantity.thousandths, 1000));
    TRY_VOID(multiply_divide_rounded(total, line.tax_ppm, 1'000'000));
    TRY(head, head_of(record, values));
    head->rows += 1;
    if (static_cast<std::size_t>(head->rows) > lines_max) return bad(fmt::format("order \"{}\" has more than {} lines", printable(head->external_id), lines_max));
    return CopyRow{to_text(head->id), to_text(product.id), std::to_string(line.quantity.thousandths),
                   std::to_string(line.unit_price_minor), std::to_string(line_total_minor(line)),
                   std::to_string(line_tax_minor(line)), product.name, product.sku, product.unit, std::to_string(head->rows)};
}

}  // namespace orderline::app
