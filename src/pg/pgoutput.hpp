// pg/pgoutput.hpp: the messages of logical replication (protocol version 1, PostgreSQL 15 manual 55.9), decoded. Pure.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "base/encoding.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace orderline::pg {

struct Relation {
    std::string schema, table;
    std::vector<std::string> columns;
};

enum class RowKind { insert, update, remove };

/// One row that changed; values are Postgres' text forms, nullopt is NULL (or an unchanged TOAST value, see `unchanged`).
struct RowChange {
    std::shared_ptr<const Relation> relation;
    RowKind kind = RowKind::insert;
    std::vector<std::optional<std::string>> values;
    std::vector<bool> unchanged;

    /// The value of a column by name; nullptr if the relation has no such column or it is NULL.
    const std::string* value(std::string_view column) const;
};

/// A time as the protocol has it: microseconds since 2000.
Instant instant_of(std::int64_t microseconds);

class PgoutputDecoder {
public:
    /// One message (the payload of an XLogData). Rows are given out when their transaction's Commit arrives.
    /// Errors: bad_request if the bytes are not what the protocol says.
    Result<std::vector<RowChange>> decode(Bytes message);
    /// When the transaction was committed whose Begin came last, by the database's clock; none came: 1970.
    Instant commit_time() const { return commit_time_; }

private:
    std::map<std::uint32_t, std::shared_ptr<const Relation>> relations_;
    std::vector<RowChange> transaction_;
    Instant commit_time_{};
};

}  // namespace orderline::pg
