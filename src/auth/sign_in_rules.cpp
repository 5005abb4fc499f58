// auth/sign_in_rules.cpp: the part of a tenant's settings that is about signing in.
#include "auth/sign_in_rules.hpp"
#include "base/json.hpp"

namespace orderline::auth {
namespace {

void read_flag(const json::object& from, std::string_view name, bool& into) {
    const auto* value = from.if_contains(name);
    if (const auto* flag = value ? value->if_bool() : nullptr) into = *flag;
}

}  // namespace

SignInRules sign_in_rules(std::string_view tenant_settings) {
    SignInRules rules;
    const auto settings = parse_json(tenant_settings);
    const auto* object = settings ? settings->if_object() : nullptr;
    const auto* section = object ? object->if_contains("auth") : nullptr;
    const auto* said = section ? section->if_object() : nullptr;
    if (!said) return rules;
    read_flag(*said, "disable_signup", rules.disable_signup);
    read_flag(*said, "mailer_autoconfirm", rules.mailer_autoconfirm);
    read_flag(*said, "phone_autoconfirm", rules.phone_autoconfirm);
    const auto* url = said->if_contains("site_url");
    if (url && url->is_string()) rules.site_url = std::string_view{url->get_string()};
    return rules;
}

}  // namespace orderline::auth
