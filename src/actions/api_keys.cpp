// actions/api_keys.cpp: writing and reading api_keys.
#include "actions/api_keys.hpp"
#include <utility>
#include "actions/sql.hpp"
#include "auth/permission_names.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

/// A row of key_list.
KeyView read_key(const pg::Rows& rows, int row) {
    KeyView key;
    key.id = rows.uuid(row, 0);
    key.name = rows.text(row, 1);
    key.kind = rows.text(row, 2);
    key.permissions = rows.text(row, 3);
    key.created_at = rows.instant(row, 4);
    key.expires_at = rows.maybe_instant(row, 5);
    key.last_used_at = rows.maybe_instant(row, 6);
    return key;
}

Result<void> check(const Principal& who) {
    if (may(who, Permission::keys_manage)) return {};
    return fail(Code::forbidden, "forbidden", "You may not look after API keys.");
}

/// What somebody must be able to do himself who gets such a key in his hands.
Result<void> check_held(const Principal& who, auth::KeyKind kind, const Permissions& permissions) {
    const auto able = kind == auth::KeyKind::secret ? Permissions::of({"*"}) : permissions;
    if (may_hand_out(who, able)) return {};
    return fail(Code::forbidden, "permission_not_held", "Such a key could do what you may not do yourself.");
}

struct Row {
    std::string name, permissions;  // as JSON
    auth::KeyKind kind;
    std::optional<Instant> expires_at;
};

Task<Result<MadeKey>> insert(pg::Transaction& work, const Principal& who, Row row, Deadline by) {
    auto made = auth::new_api_key(who.tenant, row.kind);
    const auto id = random_uuid();
    const std::string kind{to_text(row.kind)};
    const auto params = pg::Params::of(who.tenant, to_text(id), made.hash, row.name, row.permissions, row.expires_at, kind, keys_max);
    CO_TRY(rows, co_await work.run(sql::key_insert, params, by));
    if (rows.empty()) co_return fail(Code::conflict, "too_many_keys", "The tenant has too many keys. Revoke those that nobody needs.");
    MadeKey key;
    key.key = {id, std::move(row.name), kind, std::move(row.permissions), rows.instant(0, 0), row.expires_at, {}};
    key.text = std::move(made.text);
    co_return std::move(key);
}

}  // namespace

Task<Result<std::vector<KeyView>>> list_keys(pg::Pool& pool, Asker who, Deadline by) {
    CO_TRY_VOID(check(*who));
    const auto settings = auth::reading_as(who->tenant);
    const auto params = pg::Params::of(who->tenant);
    CO_TRY(rows, co_await pool.read(settings, sql::key_list, params, by));
    std::vector<KeyView> keys;
    for (int row = 0; row < rows.size(); ++row) keys.push_back(read_key(rows, row));
    co_return std::move(keys);
}

Task<Result<MadeKey>> create_key(pg::Pool& pool, Asker who, NewKey wanted, Deadline by) {
    CO_TRY_VOID(check(*who));
    CO_TRY_VOID(check_held(*who, wanted.kind, wanted.permissions));
    if (wanted.kind != auth::KeyKind::api && wanted.permissions != Permissions{}) {
        co_return fail(Code::bad_request, "validation_failed", "Only a key of the kind api has permissions of its own.");
    }
    if (wanted.expires_at && *wanted.expires_at <= now()) {
        co_return fail(Code::bad_request, "validation_failed", "expires_at is in the past.");
    }
    const auto settings = auth::settings_for(*who);
    CO_TRY(work, co_await pool.begin(settings, by));
    Row row{std::move(wanted.name), auth::names_json(wanted.permissions), wanted.kind, wanted.expires_at};
    CO_TRY(made, co_await insert(work, *who, std::move(row), by));
    CO_TRY_VOID(co_await work.commit(by));
    co_return std::move(made);
}

Task<Result<ReplacedKey>> rotate_key(pg::Pool& pool, Asker who, Uuid id, std::chrono::seconds overlap, Deadline by) {
    CO_TRY_VOID(check(*who));
    const auto settings = auth::settings_for(*who);
    CO_TRY(work, co_await pool.begin(settings, by));
    const auto of_key = pg::Params::of(who->tenant, to_text(id));
    CO_TRY(old, co_await work.run(sql::key_lock, of_key, by));
    if (old.empty()) co_return fail(Code::not_found, "not_found", "There is no such key in force.");
    const auto kind = auth::parse_key_kind(old.text(0, 1));
    if (!kind) co_return fail(Code::internal, "internal", "The key cannot be read.", "api_keys.kind");
    CO_TRY_VOID(check_held(*who, *kind, auth::permissions_of(old.text(0, 2))));
    Row row{std::string{old.text(0, 0)}, std::string{old.text(0, 2)}, *kind, old.maybe_instant(0, 3)};
    CO_TRY(made, co_await insert(work, *who, std::move(row), by));
    const auto ending = pg::Params::of(who->tenant, to_text(id), static_cast<std::int64_t>(overlap.count()));
    CO_TRY(ended, co_await work.run(sql::key_expire, ending, by));
    CO_TRY_VOID(co_await work.commit(by));
    co_return ReplacedKey{std::move(made), ended.instant(0, 0)};
}

Task<Result<void>> revoke_key(pg::Pool& pool, Asker who, Uuid id, Deadline by) {
    CO_TRY_VOID(check(*who));
    const auto settings = auth::settings_for(*who);
    const auto params = pg::Params::of(who->tenant, to_text(id));
    CO_TRY(rows, co_await pool.write(settings, sql::key_revoke, params, by));
    if (rows.empty()) co_return fail(Code::not_found, "not_found", "There is no such key.");
    co_return Result<void>{};
}

}  // namespace orderline::actions
