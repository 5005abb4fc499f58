// auth/write_account.cpp: one insert, one update, and what their refusals mean.
#include "auth/write_account.hpp"
#include <utility>
#include "auth/sql.hpp"
#include "base/json.hpp"
#include "pg/error.hpp"

namespace orderline::auth {
namespace {

struct Meaning {
    std::string_view constraint;
    Code code;
    std::string_view reason, message;
};
constexpr Meaning meanings[] = {
    {"users_pkey", Code::conflict, "user_already_exists", "A user with this id has already been registered"},
    {"users_user_metadata_check", Code::bad_request, "validation_failed", "user_metadata may have 3072 bytes"},
    {"users_app_metadata_check", Code::bad_request, "validation_failed", "app_metadata may have 1024 bytes"},
};

}  // namespace

NewAccount new_account(TenantId tenant, Contact contact, std::string user_metadata) {
    NewAccount account;
    account.tenant = tenant;
    account.id = new_id<UserId>();
    if (contact.kind == Contact::Kind::email) account.email = std::move(contact.text);
    else account.phone = std::move(contact.text);
    account.user_metadata = std::move(user_metadata);
    return account;
}

std::unexpected<Error> address_exists(Contact::Kind kind) {
    if (kind == Contact::Kind::email) {
        return fail(Code::conflict, "email_exists", "A user with this email address has already been registered");
    }
    return fail(Code::conflict, "phone_exists", "A user with this phone number has already been registered");
}

std::unexpected<Error> explained(Error error) {
    const auto constraint = pg::constraint_of(error);
    if (constraint == "users_tenant_id_email_key") return address_exists(Contact::Kind::email);
    if (constraint == "users_tenant_id_phone_key") return address_exists(Contact::Kind::phone);
    for (const auto& one : meanings) {
        if (constraint != one.constraint) continue;
        error.code = one.code;
        error.reason = one.reason;
        error.message = one.message;
    }
    return std::unexpected(std::move(error));
}

Result<void> check_metadata(std::string_view text) {
    // In an access token it stands one level deeper.
    const auto value = parse_json("[" + std::string{text} + "]");
    if (value && value->get_array().size() == 1 && value->get_array()[0].is_object()) return {};
    return fail(Code::bad_request, "validation_failed", "Metadata must be a JSON object, not nested deeper than 30 levels");
}

Task<Result<void>> insert_account(pg::Transaction& work, NewAccount account, Deadline by) {
    const auto row = pg::Params::of(account.tenant, account.id, account.email, account.phone, account.password_hash,
                                    account.email_confirmed, account.phone_confirmed, account.user_metadata, account.app_metadata);
    const auto inserted = co_await work.run(sql::account_insert, row, by);
    if (!inserted) co_return explained(inserted.error());
    co_return Result<void>{};
}

Task<Result<void>> update_account(pg::Transaction& work, TenantId tenant, UserId id, AccountEdit edit, Deadline by) {
    std::optional<std::int64_t> ban_for;
    if (edit.ban_for) ban_for = edit.ban_for->count();
    const auto row = pg::Params::of(tenant, id, edit.email, edit.email_confirmed, edit.phone, edit.phone_confirmed,
                                    edit.password_hash, edit.user_metadata, edit.app_metadata, ban_for);
    const auto updated = co_await work.run(sql::account_update, row, by);
    if (!updated) co_return explained(updated.error());
    if (updated->empty()) co_return fail(Code::not_found, "user_not_found", "User not found");
    co_return Result<void>{};
}

}  // namespace orderline::auth
