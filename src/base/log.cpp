// base/log.cpp: log lines through spdlog, to standard error.
#include "base/log.hpp"
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <algorithm>
#include <atomic>
#include "base/json.hpp"
#include "base/time.hpp"

namespace orderline::log {
namespace {

std::atomic<Format> chosen_format{Format::text};

spdlog::logger& sink() {
    static const auto logger = [] {
        auto made = std::make_shared<spdlog::logger>("orderline", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%v");
        made->flush_on(spdlog::level::debug);
        return made;
    }();
    return *logger;
}

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::debug: return spdlog::level::debug;
        case Level::info: return spdlog::level::info;
        case Level::warning: return spdlog::level::warn;
        case Level::error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::string_view name_of(Level level) {
    switch (level) {
        case Level::debug: return "debug";
        case Level::info: return "info";
        case Level::warning: return "warning";
        case Level::error: return "error";
    }
    return "error";
}

std::string as_json(Level level, std::string_view message, std::initializer_list<Field> fields) {
    JsonWriter out;
    out.open('{').key("at").text(to_text(now())).key("level").text(name_of(level)).key("message").text(message);
    for (const auto& [name, value] : fields) out.key(name).text(value);
    return out.close('}').take();
}

/// Values are quoted as JSON texts when they hold more than a plain word, so that neither a line feed can
/// forge a line nor an escape move the cursor of whoever reads.
std::string as_text(Level level, std::string_view message, std::initializer_list<Field> fields) {
    std::string line = to_text(now());
    line.append(" ").append(name_of(level)).append(" ").append(message);
    for (const auto& [name, value] : fields) {
        line.append(" ").append(name).append("=");
        const bool plain = !value.empty() && std::ranges::none_of(value, [](char letter) {
            const auto code = static_cast<unsigned char>(letter);
            return code <= ' ' || code == 0x7f || letter == '"' || letter == '\\' || letter == '=';
        });
        if (plain) line += value;
        else append_json_text(line, value);
    }
    return line;
}

}  // namespace

void configure(Level least, Format format) {
    sink().set_level(to_spdlog(least));
    chosen_format = format;
}

bool enabled(Level level) { return sink().should_log(to_spdlog(level)); }

void write(Level level, std::string_view message, std::initializer_list<Field> fields) {
    if (!enabled(level)) return;
    sink().log(to_spdlog(level), "{}",
               chosen_format == Format::json ? as_json(level, message, fields) : as_text(level, message, fields));
}

}  // namespace orderline::log
