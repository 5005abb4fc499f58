// pg/session.cpp: libpq's blocking calls.
#include "pg/session.hpp"
#include <libpq-fe.h>
#include <sys/socket.h>
#include <cstdlib>
#include "pg/bound.hpp"
#include "pg/conninfo.hpp"
#include "pg/error.hpp"
#include "pg/script.hpp"

namespace orderline::pg {
namespace {

struct Clear { void operator()(pg_result* result) const noexcept { PQclear(result); } };
using Answer = std::unique_ptr<pg_result, Clear>;

bool failed(const pg_result* result) {
    const auto status = PQresultStatus(result);
    return !result || status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE;
}

Error error_with(pg_conn* connection, const pg_result* result) {
    if (result) return error_of(result);
    return {Code::unavailable, "unavailable", "The connection to the database was lost.", PQerrorMessage(connection)};
}

/// Reads all results of a script; the first error counts. `done` is how many statements ended well before it.
Answer first_error(pg_conn* connection, std::size_t& done) {
    Answer error;
    done = 0;
    while (Answer result{PQgetResult(connection)}) {
        const auto status = PQresultStatus(result.get());
        if (status == PGRES_COPY_IN) PQputCopyEnd(connection, "a script cannot hold COPY FROM STDIN");
        if (error) continue;
        if (failed(result.get())) error = std::move(result);
        else ++done;
    }
    return error;
}

}  // namespace

void Session::Finish::operator()(pg_conn* connection) const noexcept { PQfinish(connection); }

Result<Session> Session::open(const std::string& conninfo) {
    TRY(settings, Conninfo::parse(conninfo));
    settings.set_if_missing("connect_timeout", "10");
    settings.set_if_missing("application_name", "orderline");
    settings.set("client_encoding", "UTF8");
    Session session{PQconnectdbParams(settings.keywords().data(), settings.values().data(), 0)};
    if (!session.connection_ || PQstatus(session.connection_.get()) != CONNECTION_OK) {
        return fail(Code::unavailable, "unavailable",
                    "The database cannot be reached. Is PostgreSQL running, and is the connection text right? It said: " +
                        settings.complaint(session.connection_.get()));
    }
    ignore_notices(session.connection_.get());
    return session;
}

void Session::break_off() const noexcept {
    if (const int socket = PQsocket(connection_.get()); socket >= 0) ::shutdown(socket, SHUT_RDWR);
}

Result<void> Session::execute(const std::string& sql) {
    if (PQsendQuery(connection_.get(), sql.c_str()) != 1) return std::unexpected(error_with(connection_.get(), nullptr));
    std::size_t done = 0;
    if (const auto error = first_error(connection_.get(), done)) return std::unexpected(error_of(error.get()));
    return {};
}

Result<void> Session::run_script(const std::string& sql, const std::string& file_name) {
    if (PQsendQuery(connection_.get(), sql.c_str()) != 1) return std::unexpected(error_with(connection_.get(), nullptr));
    std::size_t done = 0;
    const auto answer = first_error(connection_.get(), done);
    if (!answer) return {};
    const auto field = [&](int which) {
        const char* text = PQresultErrorField(answer.get(), which);
        return std::string{text ? text : ""};
    };
    std::size_t offset = 0;
    if (const auto position = field(PG_DIAG_STATEMENT_POSITION); !position.empty()) {
        offset = offset_of_character(sql, std::atoi(position.c_str()));
    } else if (const auto offsets = statement_offsets(sql); done < offsets.size()) {
        offset = offsets[done];
    }
    Error error = error_of(answer.get());
    error.message = file_name + ", line " + std::to_string(line_at(sql, offset)) + ": " + field(PG_DIAG_MESSAGE_PRIMARY);
    if (const auto detail = field(PG_DIAG_MESSAGE_DETAIL); !detail.empty()) error.message += " (" + detail + ")";
    return std::unexpected(std::move(error));
}

bool Session::in_transaction() const {
    const auto status = PQtransactionStatus(connection_.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

Result<Rows> Session::query(const std::string& sql, const Params& params) {
    TRY_VOID(check(params));
    std::vector<const char*> values;
    bind(params, values);
    Answer answer{PQexecParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(),
                               nullptr, nullptr, 1)};
    if (failed(answer.get())) return std::unexpected(error_with(connection_.get(), answer.get()));
    return Rows{answer.release()};
}

Result<std::int64_t> Session::copy_in(const std::string& sql, const std::function<Result<bool>(std::string&)>& next) {
    auto* connection = connection_.get();
    const Answer begun{PQexec(connection, sql.c_str())};
    if (failed(begun.get())) return std::unexpected(error_with(connection, begun.get()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) {
        return fail(Code::internal, "internal", "Something went wrong.", "not a COPY … FROM STDIN: " + sql);
    }
    std::string piece;
    Result<bool> more = true;
    while (true) {
        piece.clear();
        more = next(piece);
        if (!more || !*more) break;
        if (PQputCopyData(connection, piece.data(), static_cast<int>(piece.size())) != 1) break;
    }
    PQputCopyEnd(connection, more ? nullptr : "the sender gave up");
    std::int64_t count = 0;
    Answer error;
    while (Answer result{PQgetResult(connection)}) {
        if (failed(result.get()) && !error) error = std::move(result);
        else count = Rows{result.release()}.affected();
    }
    if (!more) return std::unexpected(std::move(more).error());
    if (error) return std::unexpected(error_of(error.get()));
    if (PQstatus(connection) != CONNECTION_OK) return std::unexpected(error_with(connection, nullptr));
    return count;
}

}  // namespace orderline::pg
