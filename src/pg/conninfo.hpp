// pg/conninfo.hpp: libpq's connection texts: checked, completed, and kept out of error messages. Internal to pg.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "base/result.hpp"

struct pg_conn;

namespace orderline::pg {

class Conninfo {
public:
    /// Errors: bad_request; the message does not repeat the text, which may hold a password.
    static Result<Conninfo> parse(const std::string& text);

    /// Sets a keyword whether or not the text has it; `add_option` adds "-c name=value" to what it has.
    void set(std::string keyword, std::string value);
    void set_if_missing(const std::string& keyword, std::string value);
    void add_option(std::string_view name, std::string_view value);

    /// The text for another program's command line, without the password; that by itself, empty if there is none.
    std::string text_without_password() const;
    std::string password() const;

    /// Both end with a nullptr, as PQconnectStartParams wants; they point into this object.
    std::vector<const char*> keywords() const;
    std::vector<const char*> values() const;

    /// libpq's complaint about a connection in one line, without the password.
    std::string complaint(const pg_conn* connection) const;

private:
    const std::string* find(std::string_view keyword) const;
    std::vector<std::pair<std::string, std::string>> settings_;
};

/// One value of a connection text, quoted if it must be.
std::string conninfo_value(std::string_view value);

/// Drops notices: nothing prints to stderr behind the log's back.
void ignore_notices(pg_conn* connection);

}  // namespace orderline::pg
