// pg/transaction.cpp: the explicit form: BEGIN, SET LOCAL …, statements, COMMIT.
#include "pg/transaction_lease.hpp"
#include <algorithm>
#include "pg/bound.hpp"

namespace orderline::pg {
namespace {

bool is_setting_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '.'; });
}

std::unexpected<Error> over(const char* why) { return fail(Code::internal, "internal", "Something went wrong.", why); }

}  // namespace

Result<std::vector<std::string>> opening_of(const Settings& settings, const Leased& connection) {
    std::vector<std::string> statements{"BEGIN"};
    for (const auto& [name, value] : settings.values) {
        if (!is_setting_name(name)) return over("not the name of a setting");
        const bool is_list = name == "search_path";  // of identifiers, quoted by whoever made it: as one literal it would be one name
        statements.push_back("SET LOCAL " + std::string{name} + " = " + (is_list ? value : connection->quoted(value)));
    }
    return statements;
}

Transaction::Transaction(std::unique_ptr<Lease> lease) : lease_{std::move(lease)} {}
Transaction::Transaction(Transaction&&) noexcept = default;
Transaction& Transaction::operator=(Transaction&&) noexcept = default;
Transaction::~Transaction() = default;

Task<Result<Rows>> Transaction::run(const Statement& statement, const Params& params, Deadline by) {
    if (!lease_ || lease_->failed) co_return over("a statement in a transaction that has ended");
    CO_TRY_VOID(check(params));
    if (!lease_->connection.usable()) co_return std::unexpected(unreachable());
    Request request{nullptr, &statement, &params, by};
    lease_->connection.set_begun();
    lease_->connection->send_explicit(request, std::exchange(lease_->opening, {}));
    auto rows = co_await request.done.wait();
    if (!rows) lease_->failed = true;
    co_return rows;
}

Task<Result<void>> Transaction::commit(Deadline by) {
    if (!lease_ || lease_->failed) co_return over("COMMIT of a transaction that has ended");
    const auto lease = std::exchange(lease_, nullptr);
    if (!lease->connection.begun()) co_return Result<void>{};  // nothing was done in it
    if (!lease->connection.usable()) co_return std::unexpected(unreachable());
    Request request{nullptr, nullptr, nullptr, by};
    lease->connection.let_go()->send_command("COMMIT", &request, by, Then::commit);
    CO_TRY(done, co_await request.done.wait());
    co_return Result<void>{};
}

}  // namespace orderline::pg
