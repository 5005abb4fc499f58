// endpoints/login/admin_endpoints.cpp: the users of a tenant, for who has its secret key.
#include "endpoints/login/login.hpp"
#include "endpoints/login/render.hpp"
#include "endpoints/login/requests.hpp"

namespace orderline::login {
namespace {

Result<UserId> user_at(const Asked& asked) {
    const auto id = parse_uuid(asked.values.front());
    if (!id) return fail(Code::not_found, "user_not_found", "A user's id is a UUID.");
    return UserId{*id};
}

Answer create(Login& login, Asked asked) {
    CO_TRY(wish, read_admin_change(asked.request));
    CO_TRY(account, co_await login.admin.create(std::move(asked.who.who), std::move(wish), asked.by));
    co_return json_answer(user_json(account));
}

Answer list(Login& login, Asked asked) {
    CO_TRY(wish, read_page(asked.request));
    CO_TRY(found, co_await login.admin.list(std::move(asked.who.who), wish.page, wish.per_page, asked.by));
    co_return user_list(found, wish.page, wish.per_page);
}

Answer get(Login& login, Asked asked) {
    CO_TRY(id, user_at(asked));
    CO_TRY(account, co_await login.admin.get(std::move(asked.who.who), id, asked.by));
    co_return json_answer(user_json(account));
}

Answer update(Login& login, Asked asked) {
    CO_TRY(id, user_at(asked));
    CO_TRY(change, read_admin_change(asked.request));
    CO_TRY(account, co_await login.admin.update(std::move(asked.who.who), id, std::move(change), asked.by));
    co_return json_answer(user_json(account));
}

Answer remove(Login& login, Asked asked) {
    CO_TRY(id, user_at(asked));
    CO_TRY_VOID(co_await login.admin.remove(std::move(asked.who.who), id, asked.by));
    co_return json_answer("{}");
}

constexpr Endpoint table[] = {
    {http::Method::post, "/admin/users", Needs::service, create},
    {http::Method::get, "/admin/users", Needs::service, list},
    {http::Method::get, "/admin/users/{id}", Needs::service, get},
    {http::Method::put, "/admin/users/{id}", Needs::service, update},
    {http::Method::del, "/admin/users/{id}", Needs::service, remove},
};

}  // namespace

std::span<const Endpoint> admin_endpoints() { return table; }

}  // namespace orderline::login
