// app/demo_rows.cpp: products, customers and specials of the demo as rows.
#include "app/demo_rows.hpp"
#include <algorithm>
#include "app/tenants.hpp"
#include "base/encoding.hpp"
#include "base/json.hpp"

namespace orderline::app {
namespace {

using std::chrono::days;

void text_or_null(JsonWriter& out, std::string_view key, std::string_view value) {
    out.key(key);
    if (value.empty()) out.null();
    else out.text(value);
}

std::string email_of(const DemoCustomer& customer, std::size_t index) {
    // Plain letters; the number keeps them apart.
    std::string local;
    for (const char c : customer.company) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) local += static_cast<char>(c | 0x20);
    }
    return local.substr(0, 20) + std::to_string(index + 1) + "@example.com";
}

}  // namespace

DemoIds make_demo_ids(const DemoTenant& tenant, TenantId id, Instant at) {
    DemoIds ids;
    ids.tenant = id;
    ids.currency = *parse_currency(tenant.currency);
    for (const auto text : tenant.taxes) {
        if (auto tax = text.empty() ? fail(Code::not_found, "", "") : parse_tax(text)) ids.taxes.push_back(*std::move(tax));
    }
    for (const auto& one : tenant.products) {
        Product product;
        product.id = new_id<ProductId>();
        product.name = one.name;
        product.sku = one.sku;
        product.size = one.pack;
        product.unit = one.unit;
        product.price_minor = one.price_minor;
        product.step = {one.multiple * 1000};
        product.tax_class = std::string{one.tax_class};
        ids.products.push_back(std::move(product));
    }
    const auto today = std::chrono::floor<days>(at);
    for (const auto& one : tenant.specials) {
        const auto product = std::ranges::find(ids.products, one.sku, &Product::sku);
        Special special;
        special.id = new_id<SpecialId>();
        special.product = product->id;
        special.name = one.name;
        if (one.price_minor > 0) special.price_minor = one.price_minor;
        else special.percent_off_bp = one.percent_off * 100;
        special.starts_at = Instant{today + days{one.from_day}};
        special.ends_at = Instant{today + days{one.to_day}};
        ids.specials.push_back(std::move(special));
    }
    for (std::size_t i = 0; i < tenant.customers.size(); ++i) ids.customers.push_back(new_id<CustomerId>());
    return ids;
}

std::string product_rows(const DemoTenant& tenant, const DemoIds& ids) {
    JsonWriter out;
    out.open('[');
    for (std::size_t i = 0; i < ids.products.size(); ++i) {
        const auto& one = tenant.products[i];
        out.open('{').key("id").text(to_text(ids.products[i].id)).key("name").text(one.name).key("sku").text(one.sku);
        out.key("category").text(one.category).key("type").text(one.type).key("unit").text(one.unit);
        text_or_null(out, "pack_size", one.pack);
        text_or_null(out, "size", one.pack);
        out.key("price_minor").integer(one.price_minor).key("order_multiple").integer(one.multiple * 1000);
        out.key("tax_class").text(one.tax_class).key("picture").text(to_base64(as_bytes(draw_png(one.picture)))).close('}');
    }
    return out.close(']').take();
}

std::string customer_rows(const DemoTenant& tenant, const DemoIds& ids, const DemoHistory& history, Instant at) {
    JsonWriter out;
    out.open('[');
    for (std::size_t i = 0; i < ids.customers.size(); ++i) {
        const auto& one = tenant.customers[i];
        out.open('{').key("id").text(to_text(ids.customers[i])).key("first_name").text(one.first_name);
        out.key("last_name").text(one.last_name).key("company").text(one.company).key("email").text(email_of(one, i));
        out.key("phone").text(one.phone).key("address").text(one.address).key("city").text(one.city);
        out.key("state").text(one.state).key("postal_code").text(one.postal_code).key("country").text(tenant.country);
        out.key("industry").text(tenant.kinds[one.kind]).key("language").text(tenant.language);
        text_or_null(out, "time_zone", one.time_zone);
        out.key("external_id").text("C-" + std::to_string(1001 + i));
        out.key("created_at").text(to_text(at - days{history_days + 200 - static_cast<int>(i) * 3}));
        out.key("personal").open('{');
        text_or_null(out, "remark", one.remark);
        out.close('}').key("business").open('{').key("contact_method").text("phone").close('}');
        out.key("orders").open('{').key("usual_days_between").integer(one.rhythm_days).close('}');
        out.key("favorites").open('{').key("order_items").open('[');
        for (const auto product : history.favorites[i]) out.text(to_text(ids.products[product].id));
        out.close(']').close('}').close('}');
    }
    return out.close(']').take();
}

std::string special_rows(const DemoTenant& tenant, const DemoIds& ids) {
    JsonWriter out;
    out.open('[');
    for (std::size_t i = 0; i < ids.specials.size(); ++i) {
        const auto& one = ids.specials[i];
        out.open('{').key("id").text(to_text(one.id)).key("product_id").text(to_text(one.product)).key("name").text(one.name);
        out.key("price_minor");
        if (one.price_minor) out.integer(*one.price_minor);
        else out.null();
        out.key("percent_off");
        if (one.percent_off_bp) out.integer(tenant.specials[i].percent_off);
        else out.null();
        out.key("start_date").text(to_text(*one.starts_at)).key("end_date").text(to_text(*one.ends_at)).close('}');
    }
    return out.close(']').take();
}

}  // namespace orderline::app
