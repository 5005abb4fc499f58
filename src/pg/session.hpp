// pg/session.hpp: one blocking connection, for the command line, migrations and tests. Never used on the I/O thread.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include "base/result.hpp"
#include "pg/params.hpp"
#include "pg/rows.hpp"

struct pg_conn;  // libpq's PGconn

namespace orderline::pg {

class Session {
public:
    /// Errors: unavailable, with what to do about it; a password in `conninfo` is never in the message.
    static Result<Session> open(const std::string& conninfo);

    /// Several statements at once, no parameters (migrations, SET, BEGIN).
    Result<void> execute(const std::string& sql);
    /// The same for a script from a file: an error says in its message which line failed, and what Postgres said.
    Result<void> run_script(const std::string& sql, const std::string& file_name);
    /// True between BEGIN and its end.
    bool in_transaction() const;
    /// One statement with parameters; binary rows.
    Result<Rows> query(const std::string& sql, const Params& params = {});
    /// COPY … FROM STDIN: `next` fills its argument with the next bytes, false at the end. Errors roll the statement back.
    Result<std::int64_t> copy_in(const std::string& sql, const std::function<Result<bool>(std::string&)>& next);
    /// From another thread, while this object lives: what waits for the server ends with an error, as if the connection were lost.
    void break_off() const noexcept;

private:
    struct Finish { void operator()(pg_conn* connection) const noexcept; };
    explicit Session(pg_conn* owned) : connection_{owned} {}
    std::unique_ptr<pg_conn, Finish> connection_;
};

}  // namespace orderline::pg
