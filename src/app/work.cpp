// app/work.cpp: BEGIN, who it is, COMMIT.
#include "app/work.hpp"
#include "app/sql.hpp"

namespace orderline::app {

Result<Work> Work::begin(pg::Session& session, std::optional<TenantId> tenant, std::string_view actor) {
    TRY_VOID(session.execute("BEGIN"));
    Work work{&session};
    TRY_VOID(work.run(sql::work_settings, pg::Params::of(tenant ? to_text(*tenant) : std::string{}, actor)));
    return work;
}

Work::~Work() {
    if (session_ && session_->in_transaction()) (void)session_->execute("ROLLBACK");
}

Result<void> Work::become(TenantId tenant) {
    TRY_VOID(run(sql::work_tenant, pg::Params::of(tenant)));
    return {};
}

Result<pg::Rows> Work::run(const pg::Statement& statement, const pg::Params& params) {
    auto rows = session_->query(std::string{statement.text}, params);
    if (!rows) return std::unexpected(std::move(rows).error().during(statement.name));
    return rows;
}

Result<void> Work::commit() {
    TRY_VOID(session_->execute("COMMIT"));
    return {};
}

}  // namespace orderline::app
