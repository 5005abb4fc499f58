// endpoints/api/draft_channels.cpp: watch, then read, then speak.
#include "endpoints/api/draft_channels.hpp"
#include <algorithm>
#include "base/encoding.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

using Encoded = http::EventStream::Bytes;

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

}  // namespace

/// One client's stream, and how far it is.
struct DraftChannels::Stream {
    actions::Asker who;
    Channel* channel = nullptr;
    std::shared_ptr<http::EventStream> out;
    std::int64_t version = 0;  // the last one sent; 0: nothing yet
    bool reading = false;      // between watching and having read: what arrives waits in `arrived`
    bool again = false;        // something came during the reading that asks for another one
    bool thumbnails = false;
    std::vector<std::pair<std::int64_t, Encoded>> arrived;
};

/// All streams of one draft.
struct DraftChannels::Channel : live::Listener {
    DraftChannels& owner;
    std::string key;
    DraftId draft;
    Currency currency{};
    live::Hub::Watch watch;
    std::list<StreamPtr> streams;

    Channel(DraftChannels& all, std::string name, DraftId id) : owner{all}, key{std::move(name)}, draft{id} {}

    void on_change(const pg::RowChange& change) override {
        const auto entry = entry_of(change);
        if (!is_edit(entry.kind)) {
            // A replaced draft is read anew; so is a changed status, which the row alone does not tell in full.
            const bool replaced = entry.kind == "replace";
            for (const auto& stream : std::vector<StreamPtr>{streams.begin(), streams.end()}) {
                if (stream->reading) stream->again = true;
                else if (replaced) owner.runtime_.spawn("draft stream", owner.catch_up_again(stream));
                else owner.runtime_.spawn("draft stream", owner.tell_status(stream));
            }
            return;
        }
        const auto event = encoded("operation", std::to_string(entry.version), operation_event_json(entry, currency));
        for (const auto& stream : std::vector<StreamPtr>{streams.begin(), streams.end()}) send(stream, entry.version, event);
    }

    void on_resync() override {
        for (const auto& stream : std::vector<StreamPtr>{streams.begin(), streams.end()}) {
            if (stream->reading) stream->again = true;
            else owner.runtime_.spawn("draft stream", owner.catch_up_again(stream));
        }
    }

    static void send(const StreamPtr& stream, std::int64_t version, const Encoded& event) {
        if (stream->reading) {
            stream->arrived.emplace_back(version, event);
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

DraftChannels::DraftChannels(Runtime& runtime, live::Hub& hub, actions::Drafts& drafts)
    : runtime_{runtime}, hub_{hub}, drafts_{drafts} {}
DraftChannels::~DraftChannels() = default;

DraftChannels::Channel& DraftChannels::channel(TenantId tenant, DraftId draft) {
    auto key = live::topic_of("draft_operations", to_text(tenant), to_text(draft));
    auto& found = channels_[key];
    if (!found) {
        found = std::make_unique<Channel>(*this, key, draft);
        found->watch = hub_.watch(key, *found);
    }
    return *found;
}

Task<Result<std::shared_ptr<http::EventStream>>> DraftChannels::open(actions::Asker who, DraftId draft,
                                                                     std::optional<std::int64_t> last_version,
                                                                     bool thumbnails, Deadline by) {
    // Refused before anything is watched: who may not read a draft leaves no trace of having asked.
    CO_TRY(view, co_await drafts_.view(who, draft, false, by));
    if (streams_ >= streams_max) {
        co_return fail(Code::unavailable, "unavailable", "Too many are watching. Try again in a moment.");
    }
    auto stream = std::make_shared<Stream>();
    stream->who = who;
    stream->out = std::make_shared<http::EventStream>();
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
    do {
        stream->again = false;
        const auto by = Deadline::in(std::chrono::seconds{5});
        bool snapshot = stream->version == 0;
        if (!snapshot) {
            CO_TRY(missed, co_await drafts_.operations_after(stream->who, draft, stream->version, missed_max, by));
            snapshot = missed.truncated || std::ranges::any_of(missed.entries, [](const auto& e) { return !is_edit(e.kind); });
            for (const auto& entry : snapshot ? std::vector<actions::TrailEntry>{} : missed.entries) {
                if (!stream->channel) co_return Result<void>{};
                stream->version = entry.version;
                stream->out->push(encoded("operation", std::to_string(entry.version),
                                          operation_event_json(entry, stream->channel->currency)));
            }
        }
        CO_TRY(view, co_await drafts_.view(stream->who, draft, snapshot && stream->thumbnails, by));
        if (view.draft.version < stream->version) snapshot = true;  // it knows a version that never was: begin anew
        if (snapshot) {
            JsonWriter data;
            append_draft(data, view);
            stream->version = view.draft.version;
            stream->out->push(encoded("snapshot", std::to_string(view.draft.version), data.view()));
        } else if (view.draft.version > stream->version) {
            stream->again = true;  // changed between the two readings: the next round brings it
        }
        if (!stream->again) stream->out->push(encoded("status", {}, status_event_json(view)));
    } while (stream->again && stream->channel);
    stream->reading = false;
    for (const auto& [version, event] : std::exchange(stream->arrived, {})) Channel::send(stream, version, event);
    co_return Result<void>{};
}

Task<void> DraftChannels::catch_up_again(StreamPtr stream) {
    if (stream->reading || !stream->channel) co_return;
    stream->reading = true;
    auto caught_up = co_await catch_up(stream);
    // What cannot be read now is read by the client when it comes back.
    if (!caught_up) stream->out->close();
}

Task<void> DraftChannels::tell_status(StreamPtr stream) {
    if (!stream->channel) co_return;
    auto view = co_await drafts_.view(stream->who, stream->channel->draft, false, Deadline::in(std::chrono::seconds{5}));
    if (!view) stream->out->close();
    else stream->out->push(encoded("status", {}, status_event_json(*view)));
}

void DraftChannels::leave(const StreamPtr& stream) {
    auto* one = std::exchange(stream->channel, nullptr);
    if (!one) return;
    --streams_;
    one->streams.remove(stream);
    if (one->streams.empty()) channels_.erase(std::string{one->key});
    else one->tell_presence();
}

void DraftChannels::heartbeat() {
    static const auto comment = std::make_shared<const std::string>(": \n\n");
    const Instant at = now();
    std::vector<StreamPtr> all;
    for (const auto& [key, one] : channels_) all.insert(all.end(), one->streams.begin(), one->streams.end());
    for (const auto& stream : all) {
        if (stream->who->expires_at && *stream->who->expires_at <= at) stream->out->close();
        else stream->out->push(comment);
    }
}

void DraftChannels::close() {
    std::vector<StreamPtr> all;
    for (const auto& [key, one] : channels_) all.insert(all.end(), one->streams.begin(), one->streams.end());
    for (const auto& stream : all) stream->out->close();
}

}  // namespace orderline::api
