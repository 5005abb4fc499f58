// app/demo_data.cpp: writes the demo tenants.
#include "app/demo_data.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <tuple>
#include <utility>
#include "app/demo_catalogue.hpp"
#include "app/demo_rows.hpp"
#include "app/sql.hpp"
#include "app/tenants.hpp"
#include "app/users.hpp"
#include "app/work.hpp"
#include "auth/api_key.hpp"
#include "auth/password.hpp"
#include "base/json.hpp"
#include "base/sha256.hpp"

namespace orderline::app {
namespace {

/// Three groups of four letters and digits, about 59 bits: enough behind argon2, short enough to type.
std::string demo_password(const auth::Secret& secret, const std::string& email) {
    static constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
    const auto bytes = secret.key_for("demo_password:" + email);
    std::string password;
    for (std::size_t i = 0; i < 12; ++i) {
        if (i == 4 || i == 8) password += '-';
        password += letters[std::to_integer<unsigned>(bytes[i]) % letters.size()];
    }
    return password;
}

/// Like auth::new_api_key, but the same each time.
std::string demo_key(const auth::Secret& secret, TenantId tenant, auth::KeyKind kind) {
    return auth::api_key_text(tenant, kind, secret.key_for(fmt::format("demo_{}_key:{}", auth::to_text(kind), to_text(tenant))));
}

std::string email_of(const DemoTenant& tenant, const DemoUser& user) {
    return std::string{user.local_part} + "@" + std::string{tenant.domain};
}

Result<TenantId> make_tenant(Work& work, const DemoTenant& tenant) {
    NewTenant wanted;
    wanted.name = tenant.name;
    wanted.domain = tenant.domain;
    wanted.currency = tenant.currency;
    wanted.locale = tenant.locale;
    wanted.time_zone = tenant.time_zone;
    for (const auto tax : tenant.taxes) {
        if (!tax.empty()) wanted.taxes.emplace_back(tax);
    }
    JsonWriter texts;
    texts.open('{').key("sms").text(tenant.sms_text).key("confirmation").text(tenant.confirmation_text).close('}');
    wanted.texts_json = texts.take();
    return create_tenant(work, wanted);
}

Result<void> make_people(Work& work, const DemoTenant& tenant, TenantId id, const auth::Secret& secret) {
    for (const auto& user : tenant.users) {
        const auto email = email_of(tenant, user);
        TRY(made, create_user(work, id, {email, std::string{user.name}, {std::string{user.role}}, ""}));
        TRY_VOID(set_password(work, id, made, email, demo_password(secret, email)));
    }
    TRY_VOID(work.run(sql::demo_extras, pg::Params::of(id, tenant.phones[0], tenant.phones[1], "Orla (AI)")));
    TRY(permissions, work.run(sql::role_permissions, pg::Params::of("integration")));
    const std::string integration = permissions.empty() ? "[]" : std::string{permissions.text(0, 0)};
    using auth::KeyKind;
    const std::tuple<KeyKind, const char*, std::string> keys[] = {
        {KeyKind::api, "demo", integration}, {KeyKind::publishable, "demo pages", "[]"}, {KeyKind::secret, "demo servers", "[]"}};
    for (const auto& [kind, name, granted] : keys) {
        TRY_VOID(work.run(sql::key_insert, pg::Params::of(id, to_text(random_uuid()), sha256_hex(demo_key(secret, id, kind)), name,
                                                          granted, std::nullopt, auth::to_text(kind))));
    }
    return {};
}

Result<void> make_goods(Work& work, const DemoTenant& tenant, const DemoIds& ids, const DemoHistory& history, Instant at) {
    const auto products = product_rows(tenant, ids);
    TRY_VOID(work.run(sql::demo_groups, pg::Params::of(ids.tenant, products)));
    TRY_VOID(work.run(sql::demo_products, pg::Params::of(ids.tenant, products)));
    TRY_VOID(work.run(sql::demo_specials, pg::Params::of(ids.tenant, special_rows(tenant, ids))));
    const auto customers = customer_rows(tenant, ids, history, at);
    TRY_VOID(work.run(sql::demo_industries, pg::Params::of(customers)));
    TRY_VOID(work.run(sql::demo_customers, pg::Params::of(ids.tenant, customers)));
    return {};
}

Result<void> make_orders(Work& work, const DemoTenant& tenant, const DemoIds& ids, const DemoHistory& history) {
    TRY(rows, order_rows(tenant, ids, history));
    TRY_VOID(work.run(sql::demo_calls, pg::Params::of(ids.tenant, rows.calls)));
    TRY_VOID(work.run(sql::demo_orders, pg::Params::of(ids.tenant, rows.drafts, rows.orders)));
    TRY_VOID(work.run(sql::demo_order_items, pg::Params::of(ids.tenant, rows.items)));
    TRY_VOID(work.run(sql::demo_operations, pg::Params::of(ids.tenant, rows.operations)));
    TRY_VOID(work.run(sql::demo_calls_link, pg::Params::of(ids.tenant, rows.calls)));
    return {};
}

Result<TenantId> install(pg::Session& session, const DemoTenant& tenant, const auth::Secret& secret, Instant at) {
    TRY(work, Work::begin(session, std::nullopt, "job:demo"));
    TRY(id, make_tenant(work, tenant));
    TRY_VOID(make_people(work, tenant, id, secret));
    auto ids = make_demo_ids(tenant, id, at);
    TRY(agents, work.run(sql::demo_agents, pg::Params::of(id)));
    for (int i = 0; i < agents.size(); ++i) {
        ids.agents.push_back({agents.id<UserId>(i, 0), agents.uuid(i, 1), std::string{agents.text(i, 2)}});
    }
    const auto history = demo_history(tenant, at);
    TRY_VOID(make_goods(work, tenant, ids, history, at));
    TRY_VOID(make_orders(work, tenant, ids, history));
    TRY_VOID(work.commit());
    return id;
}

Result<DemoTenantAccess> access_to(pg::Session& session, const DemoTenant& tenant, TenantId id, const auth::Secret& secret) {
    TRY(work, Work::begin(session, id, "job:demo"));
    DemoTenantAccess access{id, std::string{tenant.name}, std::string{tenant.currency}, std::string{tenant.time_zone}, {}, {}, {}, {}};
    for (const auto& user : tenant.users) {
        const auto email = email_of(tenant, user);
        const auto password = demo_password(secret, email);
        TRY(rows, work.run(sql::demo_password, pg::Params::of(id, email)));
        const bool works = !rows.empty() && !rows.null(0, 0) && auth::verify_password(std::string{rows.text(0, 0)}, password);
        access.logins.push_back({email, std::string{user.name}, std::string{user.role}, works ? std::optional{password} : std::nullopt});
    }
    for (const auto& [kind, shown] : {std::pair{auth::KeyKind::api, &access.api_key},
                                      {auth::KeyKind::publishable, &access.publishable_key},
                                      {auth::KeyKind::secret, &access.secret_key}}) {
        auto key = demo_key(secret, id, kind);
        TRY(found, work.run(sql::demo_key, pg::Params::of(id, sha256_hex(key))));
        if (!found.empty()) *shown = std::move(key);
    }
    return access;
}

}  // namespace

Result<DemoAccess> install_demo_data(pg::Session& admin, const auth::Secret& secret, Instant at) {
    DemoAccess access;
    for (const auto& tenant : demo_tenants()) {
        TRY(there, admin.query(std::string{sql::demo_tenant.text}, pg::Params::of(tenant.domain)));
        std::optional<TenantId> id;
        if (!there.empty()) id = there.id<TenantId>(0, 0);
        if (!id) {
            TRY(made, install(admin, tenant, secret, at));
            id = made;
            access.installed = true;
        }
        TRY(one, access_to(admin, tenant, *id, secret));
        access.tenants.push_back(std::move(one));
    }
    // Without statistics the first requests would get plans for empty tables.
    if (access.installed) TRY_VOID(admin.execute("ANALYZE"));
    return access;
}

std::string describe(const DemoAccess& access, const std::string& url, const std::string& link) {
    std::string text = fmt::format("Console:   {}/console\n", url);
    text += fmt::format("Mailbox:   {}/mailbox   (e-mails and texts, which nobody delivers here)\n", url);
    if (!link.empty()) text += fmt::format("Customer:  {}   (the page that a customer opens on the phone)\n", link);
    for (const auto& tenant : access.tenants) {
        text += fmt::format("\n{} ({}, {})\n", tenant.name, tenant.currency, tenant.time_zone);
        for (const auto& login : tenant.logins) {
            text += fmt::format("  {:<34} {:<16} {:<14} {}\n", login.email, login.password.value_or("(changed)"), login.name, login.role);
        }
        for (const auto& [name, key] : {std::pair{"API key", &tenant.api_key},
                                        {"Publishable key", &tenant.publishable_key},
                                        {"Secret key", &tenant.secret_key}}) {
            text += fmt::format("  {:<15}  {}\n", name, key->value_or("(revoked)"));
        }
    }
    if (!access.tenants.empty() && access.tenants[0].publishable_key) {
        text += fmt::format("\nsupabase-js, as {}:  createClient('{}', '{}')\n", access.tenants[0].name, url,
                            *access.tenants[0].publishable_key);
    }
    return text;
}

}  // namespace orderline::app
