// pg/conninfo.cpp: connection texts by libpq's own parser.
#include "pg/conninfo.hpp"
#include <libpq-fe.h>
#include <algorithm>
#include <memory>
#include <string>
#include "base/text.hpp"

namespace orderline::pg {

Result<Conninfo> Conninfo::parse(const std::string& text) {
    char* complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{PQconninfoParse(text.c_str(), &complaint),
                                                                              &PQconninfoFree};
    if (complaint) PQfreemem(complaint);  // it may quote the password
    if (!options) {
        return fail(Code::bad_request, "bad_request",
                    "The database's connection text is not understood. It is \"host=… dbname=… user=…\" or "
                    "\"postgresql://user@host/dbname\".");
    }
    Conninfo parsed;
    for (const auto* option = options.get(); option->keyword; ++option) {
        if (option->val) parsed.settings_.emplace_back(option->keyword, option->val);
    }
    return parsed;
}

const std::string* Conninfo::find(std::string_view keyword) const {
    const auto found = std::ranges::find(settings_, keyword, &std::pair<std::string, std::string>::first);
    return found == settings_.end() ? nullptr : &found->second;
}

void Conninfo::set(std::string keyword, std::string value) {
    std::erase_if(settings_, [&](const auto& one) { return one.first == keyword; });
    settings_.emplace_back(std::move(keyword), std::move(value));
}

void Conninfo::set_if_missing(const std::string& keyword, std::string value) {
    if (!find(keyword)) set(keyword, std::move(value));
}

void Conninfo::add_option(std::string_view name, std::string_view value) {
    const auto* before = find("options");
    std::string options = before ? *before + " " : std::string{};
    options.append("-c ").append(name).append("=").append(value);
    set("options", std::move(options));
}

std::vector<const char*> Conninfo::keywords() const {
    std::vector<const char*> all;
    for (const auto& [keyword, value] : settings_) all.push_back(keyword.c_str());
    all.push_back(nullptr);
    return all;
}

std::vector<const char*> Conninfo::values() const {
    std::vector<const char*> all;
    for (const auto& [keyword, value] : settings_) all.push_back(value.c_str());
    all.push_back(nullptr);
    return all;
}

std::string Conninfo::text_without_password() const {
    std::string text;
    for (const auto& [keyword, value] : settings_) {
        if (keyword != "password") text += (text.empty() ? "" : " ") + keyword + "=" + conninfo_value(value);
    }
    return text;
}

std::string Conninfo::password() const {
    const auto* found = find("password");
    return found ? *found : "";
}

std::string Conninfo::complaint(const pg_conn* connection) const {
    std::string text{trim(PQerrorMessage(connection))};
    const auto* password = find("password");
    if (password && !password->empty()) {
        for (std::size_t at = 0; (at = text.find(*password, at)) != std::string::npos; at += 3) {
            text.replace(at, password->size(), "***");
        }
    }
    std::string line;  // without libpq's guesses, which it indents: "\n\tIs the server running …?"
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (text[at] != '\t') line += (line.empty() ? "" : "; ") + text.substr(at, end - at);
        at = end + 1;
    }
    return line;
}

std::string conninfo_value(std::string_view value) {
    std::string quoted = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "'";
}

void ignore_notices(pg_conn* connection) {
    PQsetNoticeReceiver(connection, [](void*, const PGresult*) {}, nullptr);
}

}  // namespace orderline::pg
