// live/feed.cpp: a changed row finds its topic.
#include "live/feed.hpp"
#include <utility>

namespace orderline::live {

Feed::Feed(Runtime& runtime, pg::ReplicationOptions options, KeyColumns key_columns, Hub& hub, FeedListener& listener)
    : key_columns_{std::move(key_columns)},
      hub_{hub},
      listener_{listener},
      replication_{runtime, std::move(options), [this](const pg::RowChange& change) { on_change(change); },
                   [this] {
                       listener_.on_attached();
                       hub_.resync();
                   },
                   [this] { listener_.on_lost(); }} {}

void Feed::on_change(const pg::RowChange& change) {
    const auto listened = key_columns_.find(change.relation->table);
    if (listened == key_columns_.end()) return listener_.on_row(change);
    const std::string* tenant = change.value("tenant_id");
    const std::string* id = change.value(listened->second);
    if (tenant && id) hub_.publish(topic_of(listened->first, *tenant, *id), change);
}

}  // namespace orderline::live
