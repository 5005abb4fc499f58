// auth/sign_in_rules.hpp: what a tenant decides about signing up: tenants.settings -> "auth".
#pragma once
#include <string>
#include <string_view>

namespace orderline::auth {

struct SignInRules {
    bool disable_signup = false;
    bool mailer_autoconfirm = false;  // an e-mail address needs no confirmation
    bool phone_autoconfirm = false;
    std::string site_url;  // the tenant's own app: mails then have a link <site_url>?token_hash=…&type=…; "" for none
};

/// Of the text of tenants.settings. What is missing or of the wrong type keeps its default.
SignInRules sign_in_rules(std::string_view tenant_settings);

}  // namespace orderline::auth
