// http/server_state.cpp: the date, ids of requests, and who must go when slow clients hold too much.
#include "http/server_state.hpp"
#include <fmt/format.h>
#include <ctime>
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "http/session.hpp"

namespace orderline::http {

std::string_view ServerState::date() {
    const auto second = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (second != date_second_) {
        const std::time_t time = std::chrono::system_clock::to_time_t(second);
        std::tm utc{};
        gmtime_r(&time, &utc);
        char text[40];
        date_.assign(text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc));
        date_second_ = second;
    }
    return date_;
}

/// Slow clients must not use up the memory of all.
void ServerState::make_room() {
    while (held_bytes > options.held_bytes_max) {
        Session* longest = nullptr;
        for (auto* session : sessions) {
            if (session->holds_since() && (!longest || *session->holds_since() < *longest->holds_since())) longest = session;
        }
        if (!longest) return;
        longest->close();
    }
}

HeadFacts ServerState::facts(std::string_view id) {
    return {.date = date(), .request_id = id, .keep_alive = false, .strict_transport = options.strict_transport};
}

std::string ServerState::new_request_id() {
    if (id_prefix_.empty()) {
        std::array<std::byte, 6> bytes{};
        fill_random(bytes);
        id_prefix_ = to_hex(bytes);
    }
    return fmt::format("{}-{:x}", id_prefix_, ++ids_);
}

}  // namespace orderline::http
