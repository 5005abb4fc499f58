// endpoints/api/draft_channels.cpp: watch, then read, then speak.
#include "endpoints/api/draft_channels.hpp"
#include <algorithm>
#include <utility>
#include "auth/doubts.hpp"
#include "base/encoding.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

using Encoded = http::EventStream::Bytes;

constexpr std::chrono::seconds reading_time_max{5};
constexpr std::chrono::milliseconds first_doubt{50};

Encoded encoded(std::string_view event, std::string_view id, std::string_view data) {
    return std::make_shared<const std::string>(http::encode_event(event, id, data));
}

std::int64_t number_at(const pg::RowChange& row, std::string_view column) {
    const auto* text = row.value(column);
    return text ? parse_decimal(*text, 0).value_or(0) : 0;
}

std::string text_at(const pg::RowChange& row, std::string_view column) {
    const auto* text = row.value(column);
    return text ? *text : std::string{};
}

/// Postgres writes "2026-11-22 16:03:05.12+00" in the replication stream.
Instant instant_of(std::string text) {
    if (text.size() > 3 && (text[text.size() - 3] == '+' || text[text.size() - 3] == '-')) text += ":00";
    return parse_instant(text).value_or(Instant{});
}

actions::TrailEntry entry_of(const pg::RowChange& row) {
    actions::TrailEntry entry;
    entry.version = number_at(row, "version");
    entry.id = parse_id<OperationId>(text_at(row, "operation_id")).value_or(OperationId{});
    entry.kind = text_at(row, "kind");
    entry.effect = text_at(row, "operation");
    entry.status = text_at(row, "status");
    entry.actor_kind = text_at(row, "actor_kind");
    entry.actor_name = text_at(row, "actor_name");
    entry.device = text_at(row, "device_id");
    entry.totals = {number_at(row, "subtotal_minor"), number_at(row, "tax_minor"), number_at(row, "total_minor")};
    entry.digest = text_at(row, "digest");
    if (entry.digest.starts_with("\\x")) entry.digest.erase(0, 2);
    entry.at = instant_of(text_at(row, "at"));
    return entry;
}

bool is_edit(std::string_view kind) {
    return kind == "put_line" || kind == "remove_line" || kind == "set_note" || kind == "set_delivery_date";
}

/// Edits alone, each making the version after the one before it.
bool is_gap_free(const std::vector<actions::TrailEntry>& entries, std::int64_t version) {
    return std::ranges::all_of(entries, [&](const auto& entry) { return is_edit(entry.kind) && entry.version == ++version; });
}

int rank_of(DraftStatus status) {
    return status == DraftStatus::draft ? 0 : status == DraftStatus::presented ? 1 : 2;
}

/// What a reading must show at least: the feed hears of a commit a moment before new readings see it.
struct Known {
    std::int64_t version = 0, presented = 0;
    int rank = 0;

    void learn(const actions::TrailEntry& entry) {
        version = std::max(version, entry.version);
        if (entry.kind == "present") presented = std::max(presented, entry.version);
        rank = rank_of(parse_draft_status(entry.status).value_or(DraftStatus::draft));
    }
    bool is_in(const Draft& draft) const {
        return draft.version >= version && rank_of(draft.status) >= rank &&
               (presented == 0 || (draft.presented && draft.presented->version >= presented));
    }
};

/// The largest draft fits, with its pictures: a snapshot must never be the reason to close a stream.
std::size_t bytes_max_of(const Draft& draft) { return 256 * 1024 + draft.lines.size() * 16 * 1024; }

}  // namespace

/// One client's stream, and how far it is.
struct DraftChannels::Stream {
    actions::Asker who;
    StreamProof proof;
    Channel* channel = nullptr;
    std::shared_ptr<http::EventStream> out;
    std::int64_t version = 0;  // the last one sent; 0: nothing yet
    bool reading = false;      // between watching and having read: what arrives waits in `arrived`
    bool again = false;        // something came during the reading that asks for another one
    bool thumbnails = false;
    bool doubted = false;      // he is about to be identified again
    bool telling = false, tell_again = false;  // its status is being read; and must be read once more
    std::uint64_t readings = 0;
    std::vector<std::pair<std::int64_t, Encoded>> arrived;
};

/// All streams of one draft.
struct DraftChannels::Channel : live::Listener {
    DraftChannels& owner;
    std::string key;
    DraftId draft;
    Currency currency{};
    Known known;
    live::Hub::Watch watch;
    std::list<StreamPtr> streams;

    Channel(DraftChannels& all, std::string name, DraftId id) : owner{all}, key{std::move(name)}, draft{id} {}

    void on_change(const pg::RowChange& change) override {
        const auto entry = entry_of(change);
        known.learn(entry);
        if (!is_edit(entry.kind)) {
            // A replaced draft is read anew; so is a changed status, which the row alone does not tell in full.
            const bool replaced = entry.kind == "replace";
            for (const auto& stream : std::vector<StreamPtr>{streams.begin(), streams.end()}) {
                if (stream->reading) stream->again = true;
                else if (replaced) owner.read_again(stream);
                else owner.tell(stream);
            }
            return;
        }
        const auto event = encoded("operation", std::to_string(entry.version), operation_event_json(entry, currency));
        for (const auto& stream : std::vector<StreamPtr>{streams.begin(), streams.end()}) send(stream, entry.version, event);
    }

    void on_resync() override {
        for (const auto& stream : std::vector<StreamPtr>{streams.begin(), streams.end()}) {
            if (stream->reading) stream->again = true;
            else owner.read_again(stream);
        }
    }

    void send(const StreamPtr& stream, std::int64_t version, const Encoded& event) {
        if (stream->reading) {
            stream->arrived.emplace_back(version, event);
        } else if (version > stream->version + 1) {
            owner.read_again(stream);  // something in between was not heard of
        } else if (version > stream->version) {
            stream->version = version;
            stream->out->push(event);
        }
    }

    void tell_presence() {
        const auto customers = std::ranges::count_if(streams, [](const auto& s) { return s->who->only_draft.has_value(); });
        JsonWriter data;
        data.open('{').key("customers").integer(customers);
        data.key("agents").integer(static_cast<std::int64_t>(streams.size()) - customers).close('}');
        const auto event = encoded("presence", {}, data.view());
        for (const auto& stream : std::vector<StreamPtr>{streams.begin(), streams.end()}) {
            if (!stream->reading) stream->out->push(event);
        }
    }
};

DraftChannels::DraftChannels(Runtime& runtime, live::Hub& hub, actions::Drafts& drafts, auth::Identify& identify)
    : runtime_{runtime}, hub_{hub}, drafts_{drafts}, identify_{identify} {}
DraftChannels::~DraftChannels() = default;

DraftChannels::Channel& DraftChannels::channel(TenantId tenant, DraftId draft) {
    auto key = live::topic_of("draft_operations", to_text(tenant), to_text(draft));
    auto& found = channels_[key];
    if (!found) {
        found = std::make_unique<Channel>(*this, key, draft);
        found->watch = hub_.watch(key, *found);
        if (const auto* row = hub_.newest(key)) found->known.learn(entry_of(*row));
    }
    return *found;
}

Task<Result<std::shared_ptr<http::EventStream>>> DraftChannels::open(actions::Asker who, StreamProof proof,
                                                                     DraftId draft,
                                                                     std::optional<std::int64_t> last_version,
                                                                     bool thumbnails, Deadline by) {
    // Refused before anything is watched: who may not read a draft leaves no trace of having asked.
    CO_TRY(view, co_await drafts_.view(who, draft, false, by));
    if (streams_ >= streams_max) {
        co_return fail(Code::unavailable, "unavailable", "Too many are watching. Try again in a moment.");
    }
    auto stream = std::make_shared<Stream>();
    stream->who = who;
    stream->proof = std::move(proof);
    stream->out = std::make_shared<http::EventStream>(bytes_max_of(view.draft));
    stream->version = last_version.value_or(0);
    stream->thumbnails = thumbnails;
    stream->reading = true;
    auto& one = channel(who->tenant, draft);
    one.currency = view.draft.currency;
    stream->channel = &one;
    one.streams.push_back(stream);
    ++streams_;
    // The stream is kept by the channel until its end; a weak pointer here avoids a circle.
    stream->out->on_end([this, weak = std::weak_ptr{stream}] {
        if (const auto ended = weak.lock()) leave(ended);
    });
    auto caught_up = co_await catch_up(stream);
    if (!caught_up) {
        leave(stream);
        co_return std::unexpected(caught_up.error());
    }
    if (stream->channel) stream->channel->tell_presence();
    co_return stream->out;
}

/// Reads what the stream has missed and sends it, then what arrived meanwhile. The stream must be `reading`.
Task<Result<void>> DraftChannels::catch_up(StreamPtr stream) {
    const DraftId draft = stream->channel->draft;
    int in_vain = 0;  // rounds that should have brought something: twice means that somebody skipped a version
    do {
        stream->again = false;
        const auto by = Deadline::in(reading_time_max);
        const auto version_before = stream->version;
        bool snapshot = stream->version == 0 || in_vain == 2;
        if (!snapshot) {
            CO_TRY(missed, co_await drafts_.operations_after(stream->who, draft, stream->version, missed_max, by));
            snapshot = missed.truncated || !is_gap_free(missed.entries, stream->version);
            for (const auto& entry : snapshot ? std::vector<actions::TrailEntry>{} : missed.entries) {
                if (!stream->channel) co_return Result<void>{};
                stream->version = entry.version;
                stream->out->push(encoded("operation", std::to_string(entry.version),
                                          operation_event_json(entry, stream->channel->currency)));
            }
        }
        CO_TRY(view, co_await current_view(stream, draft, snapshot && stream->thumbnails));
        if (view.draft.version < stream->version) snapshot = true;  // it knows a version that never was: begin anew
        if (snapshot) {
            JsonWriter data;
            append_draft(data, view);
            stream->version = view.draft.version;
            stream->out->push(encoded("snapshot", std::to_string(view.draft.version), data.view()));
        } else if (view.draft.version > stream->version) {
            stream->again = true;  // changed between the two readings: the next round brings it
            in_vain = stream->version == version_before ? in_vain + 1 : 0;
        }
        if (!stream->again) stream->out->push(encoded("status", {}, status_event_json(view)));
    } while (stream->again && stream->channel);
    stream->reading = false;
    for (const auto& [version, event] : std::exchange(stream->arrived, {})) {
        if (stream->channel) stream->channel->send(stream, version, event);
    }
    co_return Result<void>{};
}

/// The draft as it is now, at least with all that the channel has heard of and with the version that the listener knows: he may
/// have it from another server, or from a channel that is gone. About a second is waited for it.
Task<Result<actions::DraftView>> DraftChannels::current_view(const StreamPtr& stream, DraftId draft, bool thumbnails) {
    constexpr std::chrono::milliseconds wait_max{512};
    for (std::chrono::milliseconds wait{1};; wait *= 2) {
        CO_TRY(view, co_await drafts_.view(stream->who, draft, thumbnails, Deadline::in(reading_time_max)));
        const bool is_whole = view.draft.version >= stream->version && (!stream->channel || stream->channel->known.is_in(view.draft));
        if (is_whole || !stream->channel || wait > wait_max) co_return view;
        co_await sleep_for(wait);
    }
}

/// From here on what arrives waits: the reading begins later, from the event loop.
void DraftChannels::read_again(const StreamPtr& stream) {
    stream->reading = true;
    ++stream->readings;
    runtime_.spawn("draft stream", catch_up_again(stream));
}

Task<void> DraftChannels::catch_up_again(StreamPtr stream) {
    if (!stream->channel) co_return;
    auto caught_up = co_await catch_up(stream);
    // What cannot be read now is read by the client when it comes back.
    if (!caught_up) stream->out->close();
}

/// One reading at a time, so that an older status never follows a newer one.
void DraftChannels::tell(const StreamPtr& stream) {
    stream->tell_again = true;
    if (!std::exchange(stream->telling, true)) runtime_.spawn("draft stream", tell_status(stream));
}

Task<void> DraftChannels::tell_status(StreamPtr stream) {
    while (stream->channel && std::exchange(stream->tell_again, false)) {
        const auto readings = stream->readings;
        const auto view = co_await current_view(stream, stream->channel->draft, false);
        if (!view) stream->out->close();
        else if (readings == stream->readings) stream->out->push(encoded("status", {}, status_event_json(*view)));
    }
    stream->telling = false;
}

void DraftChannels::leave(const StreamPtr& stream) {
    auto* one = std::exchange(stream->channel, nullptr);
    if (!one) return;
    --streams_;
    one->streams.remove(stream);
    if (one->streams.empty()) channels_.erase(std::string{one->key});
    else one->tell_presence();
}

std::vector<DraftChannels::StreamPtr> DraftChannels::all_streams() const {
    std::vector<StreamPtr> all;
    for (const auto& [key, one] : channels_) all.insert(all.end(), one->streams.begin(), one->streams.end());
    return all;
}

void DraftChannels::access_changed(const auth::AccessChange& change) {
    for (const auto& [key, one] : channels_) {
        for (const auto& stream : one->streams) {
            if (change.concerns(*stream->who) && !std::exchange(stream->doubted, true)) {
                runtime_.spawn("draft stream", identify_again(stream));
            }
        }
    }
}

/// Twice: the feed hears of a commit a moment before all readings see it.
Task<void> DraftChannels::identify_again(StreamPtr stream) {
    for (const bool last : {false, true}) {
        co_await sleep_for(last ? auth::Doubts::settling : first_doubt);
        if (last) stream->doubted = false;  // what changes from here on is asked about anew
        if (!stream->channel) co_return;
        const auth::Whence from{stream->proof.address};
        const auto who = co_await identify_.who(stream->proof.authorization, from, Deadline::in(reading_time_max));
        if (who || (who.error().code != Code::unauthorised && who.error().code != Code::forbidden)) continue;
        JsonWriter data;
        data.open('{').key("code").text(who.error().reason).key("detail").text(who.error().message).close('}');
        stream->out->push(encoded("end", {}, data.view()));
        stream->out->close();
        co_return;
    }
}

void DraftChannels::heartbeat() {
    static const auto comment = std::make_shared<const std::string>(": \n\n");
    const Instant at = now();
    for (const auto& stream : all_streams()) {
        if (stream->who->expires_at && *stream->who->expires_at <= at) stream->out->close();
        else stream->out->push(comment);
    }
}

void DraftChannels::close() {
    for (const auto& stream : all_streams()) stream->out->close();
}

}  // namespace orderline::api
