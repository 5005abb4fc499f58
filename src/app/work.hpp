// app/work.hpp: one transaction of a command, as tenant and actor.
#pragma once
#include <optional>
#include <string_view>
#include "base/id.hpp"
#include "base/result.hpp"
#include "pg/session.hpp"
#include "pg/statement.hpp"

namespace orderline::app {

/// Rolled back unless committed. The session must outlive it and have one at a time.
class Work {
public:
    /// With a tenant its rows can be seen and changed, also by an owner who is no superuser; `actor` goes to the audit.
    static Result<Work> begin(pg::Session& session, std::optional<TenantId> tenant, std::string_view actor = "job:cli");

    Work(Work&& other) noexcept : session_{std::exchange(other.session_, nullptr)} {}
    ~Work();

    /// The tenant of what follows.
    Result<void> become(TenantId tenant);
    Result<pg::Rows> run(const pg::Statement& statement, const pg::Params& params = {});
    pg::Session& session() { return *session_; }
    Result<void> commit();

private:
    explicit Work(pg::Session* session) : session_{session} {}
    pg::Session* session_;
};

}  // namespace orderline::app
