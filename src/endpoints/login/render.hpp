// endpoints/login/render.hpp: users, sessions and settings as Supabase Auth shows them. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include "auth/account.hpp"
#include "auth/account_admin.hpp"
#include "auth/factors.hpp"
#include "auth/sign_in_rules.hpp"
#include "http/message.hpp"

namespace orderline::login {

/// A success that a client parses; nobody may keep it. `body` is JSON.
http::Response json_answer(std::string body);

std::string user_json(const auth::Account& user);
/// The token response.
std::string session_json(const auth::Session& session);
std::string settings_json(const auth::SignInRules& rules);

std::string new_factor_json(const auth::NewFactor& factor);
std::string challenge_json(const auth::Challenge& challenge);
std::string factor_id_json(const Uuid& factor);
std::string factors_json(const std::vector<auth::Factor>& factors);
/// {codes}: ours, the wire has none.
std::string recovery_codes_json(const std::vector<std::string>& codes);

/// {users, aud} with X-Total-Count and Link. The client takes the page from the first parameter of each link.
http::Response user_list(const auth::AccountPage& found, std::int64_t page, std::int64_t per_page);

}  // namespace orderline::login
