// live/feed.hpp: rows that changed, from the write-ahead log to the hub.
#pragma once
#include <map>
#include <string>
#include "live/hub.hpp"
#include "pg/replication.hpp"

namespace orderline::live {

/// Which column of a listened table names what people listen to: {"draft_operations", "draft_id"}.
using KeyColumns = std::map<std::string, std::string, std::less<>>;

/// Somebody who is told of what the hub has no topic for. I/O thread only.
struct FeedListener {
    virtual ~FeedListener() = default;
    virtual void on_attached() = 0;  // from now on changes are told
    virtual void on_lost() = 0;      // from now on they are not
    virtual void on_row(const pg::RowChange& change) = 0;  // of a table without a key column
};

class Feed {
public:
    Feed(Runtime& runtime, pg::ReplicationOptions options, KeyColumns key_columns, Hub& hub, FeedListener& listener);

    void start() { replication_.start(); }
    void stop() { replication_.stop(); }
    pg::Replication::Health health() const { return replication_.health(); }

private:
    void on_change(const pg::RowChange& change);

    KeyColumns key_columns_;
    Hub& hub_;
    FeedListener& listener_;
    pg::Replication replication_;
};

}  // namespace orderline::live
