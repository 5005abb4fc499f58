// base/log.hpp: log lines for people (text) or machines (JSON), one line an event. Safe from any thread.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace orderline::log {

enum class Level { debug, info, warning, error };
enum class Format { text, json };

using Field = std::pair<std::string_view, std::string>;  // value is written as it is: never a secret

void configure(Level least, Format format);
/// Ask before making fields that cost something on a hot path.
bool enabled(Level level);
/// `log::write(Level::info, "listening", {{"url", url}})`
void write(Level level, std::string_view message, std::initializer_list<Field> fields = {});

inline void info(std::string_view message, std::initializer_list<Field> fields = {}) { write(Level::info, message, fields); }
inline void warning(std::string_view message, std::initializer_list<Field> fields = {}) { write(Level::warning, message, fields); }
inline void error(std::string_view message, std::initializer_list<Field> fields = {}) { write(Level::error, message, fields); }
inline void debug(std::string_view message, std::initializer_list<Field> fields = {}) { write(Level::debug, message, fields); }

}  // namespace orderline::log
