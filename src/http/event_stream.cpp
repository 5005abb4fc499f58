// http/event_stream.cpp: the bounded queue of one event stream.
#include "http/event_stream.hpp"
#include <utility>

namespace orderline::http {

bool EventStream::push(Bytes encoded) {
    if (closed_) return false;
    if (!waiting_.empty()) bytes_ += encoded->size();
    if (bytes_ > bytes_max_) {
        // Half of what waits is of no use to a reader that comes back and is told all of it again.
        waiting_.clear();
        bytes_ = 0;
        close();
        return false;
    }
    waiting_.push_back(std::move(encoded));
    if (wake_) wake_();
    return true;
}

void EventStream::close() {
    if (std::exchange(closed_, true)) return;
    if (wake_) wake_();
}

std::vector<EventStream::Bytes> EventStream::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}

void EventStream::ended() {
    closed_ = true;
    waiting_.clear();
    bytes_ = 0;
    wake_ = nullptr;
    if (auto action = std::exchange(on_end_, nullptr)) action();
}

std::string encode_event(std::string_view event, std::string_view id, std::string_view data) {
    std::string text;
    text.reserve(event.size() + id.size() + data.size() + 32);
    if (!event.empty()) text.append("event: ").append(event).append("\n");
    if (!id.empty()) text.append("id: ").append(id).append("\n");
    for (std::size_t begin = 0; begin <= data.size();) {
        const auto end = std::min(data.find('\n', begin), data.size());
        text.append("data: ").append(data.substr(begin, end - begin)).append("\n");
        begin = end + 1;
    }
    return text += '\n';
}

}  // namespace orderline::http
