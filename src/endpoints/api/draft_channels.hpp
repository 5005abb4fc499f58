// endpoints/api/draft_channels.hpp: the event streams of drafts: each change is encoded once and sent to all who watch.
#pragma once
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>
#include "actions/drafts.hpp"
#include "async/runtime.hpp"
#include "auth/identify.hpp"
#include "http/event_stream.hpp"
#include "live/hub.hpp"

namespace orderline::api {

/// What the one who opened a stream brought: the header Authorization, and the address that it came from.
struct StreamProof {
    std::string authorization, address;
};

/// A stream first watches, then reads, then speaks: what arrives during the reading waits, and only what is newer than
/// the reading follows it. So a listener misses nothing and hears nothing twice, also when the feed was interrupted.
class DraftChannels {
public:
    DraftChannels(Runtime& runtime, live::Hub& hub, actions::Drafts& drafts, auth::Identify& identify);
    ~DraftChannels();

    /// A stream of the draft's events after `last_version` (none: a snapshot comes first). `proof` is what `who` was known by: when
    /// access_changed() concerns him he is identified by it again, and if that fails the stream ends with the event `end`.
    /// Errors: those of actions::Drafts::view; unavailable (too many streams).
    Task<Result<std::shared_ptr<http::EventStream>>> open(actions::Asker who, StreamProof proof, DraftId draft,
                                                          std::optional<std::int64_t> last_version, bool thumbnails,
                                                          Deadline by);

    /// A comment to every stream, so that dead connections are noticed; ends those whose principal has expired.
    void heartbeat();
    /// Somebody may no longer come in: whose streams that concerns must prove that he may.
    void access_changed(const auth::AccessChange& change);
    /// Ends all streams with a hint to come back (the server stops).
    void close();
    std::size_t streams() const { return streams_; }

    static constexpr int missed_max = 500;         // more missed operations than that: a snapshot instead
    static constexpr std::size_t streams_max = 20000;

private:
    struct Stream;
    struct Channel;
    using StreamPtr = std::shared_ptr<Stream>;

    Channel& channel(TenantId tenant, DraftId draft);
    Task<Result<void>> catch_up(StreamPtr stream);
    Task<Result<actions::DraftView>> current_view(const StreamPtr& stream, DraftId draft, bool thumbnails);
    void read_again(const StreamPtr& stream);
    Task<void> catch_up_again(StreamPtr stream);
    void tell(const StreamPtr& stream);
    Task<void> tell_status(StreamPtr stream);
    void leave(const StreamPtr& stream);
    Task<void> identify_again(StreamPtr stream);
    std::vector<StreamPtr> all_streams() const;

    Runtime& runtime_;
    live::Hub& hub_;
    actions::Drafts& drafts_;
    auth::Identify& identify_;
    std::unordered_map<std::string, std::unique_ptr<Channel>> channels_;
    std::size_t streams_ = 0;
};

}  // namespace orderline::api
