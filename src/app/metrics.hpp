// app/metrics.hpp: what the server counts about itself, and GET /metrics, which shows it to Prometheus.
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#include "http/message.hpp"

namespace orderline::app {

/// A value that is looked up when somebody asks for the metrics.
struct Reading {
    enum class Kind { counter, gauge };
    std::string_view name, help;
    Kind kind = Kind::gauge;
    double value = 0;
    std::string_view label, label_value;  // one at most, of our own words: never a tenant, a path or a secret
};

/// I/O thread only. Counting a request costs a look-up and two readings of the clock; everything else is done when asked.
class Metrics {
public:
    /// Counts one request when it goes out of scope: 500 if nobody says what it was answered.
    class Timing {
    public:
        /// `pattern` is a route's, which lives as long as the server; empty: no route.
        Timing(Metrics& metrics, std::string_view pattern, http::Method method)
            : metrics_{metrics}, pattern_{pattern}, method_{method}, began_{std::chrono::steady_clock::now()} {}
        ~Timing() { metrics_.count(pattern_, method_, status_, std::chrono::steady_clock::now() - began_); }
        Timing(const Timing&) = delete;
        Timing& operator=(const Timing&) = delete;
        void answered(int status) { status_ = status; }

    private:
        Metrics& metrics_;
        std::string_view pattern_;
        http::Method method_;
        std::chrono::steady_clock::time_point began_;
        int status_ = 500;
    };

    void count(std::string_view pattern, http::Method method, int status, std::chrono::steady_clock::duration took);

    /// Prometheus' text format 0.0.4. Readings of one name must stand together.
    std::string text(const std::vector<Reading>& readings) const;

    static constexpr std::array<double, 7> seconds{0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10};  // upper ends of the buckets

private:
    struct Series {
        std::string_view pattern;
        http::Method method{};
        std::array<std::uint64_t, 6> by_class{};                   // 0: not a status; 1xx … 5xx
        std::array<std::uint64_t, seconds.size() + 1> by_time{};   // the last one: longer than all
        double seconds_sum = 0;
    };
    struct Key {
        const char* pattern;  // patterns are told apart by where they stand
        http::Method method;
        bool operator==(const Key&) const = default;
    };
    struct HashOfKey {
        std::size_t operator()(const Key& key) const {
            return std::hash<const char*>{}(key.pattern) * 31 + static_cast<std::size_t>(key.method);
        }
    };
    std::vector<const Series*> sorted() const;

    std::unordered_map<Key, Series, HashOfKey> series_;
    std::uint64_t refused_passwords_ = 0, refused_too_many_ = 0;
};

/// Memory, processor and open files of this process, under the names that all Prometheus clients use.
std::vector<Reading> process_readings();

/// Who brings the token, or with none set whoever is on this machine: but not through a proxy that is.
bool may_read_metrics(const http::Request& request, std::string_view token);

}  // namespace orderline::app
