// app/metrics.cpp: counting requests, and writing everything down in the way that Prometheus reads.
#include "app/metrics.hpp"
#include <fmt/format.h>
#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>
#include <algorithm>
#include "base/encoding.hpp"
#include "base/sha256.hpp"

namespace orderline::app {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

constexpr std::string_view sign_ins[] = {"/api/v1/session", "/auth/v1/token", "/auth/v1/verify"};

MetricFamily family_of(std::string_view name, std::string_view help, MetricType type) {
    MetricFamily family;
    family.name = name;
    family.help = help;
    family.type = type;
    return family;
}

ClientMetric labelled(std::initializer_list<std::pair<std::string_view, std::string_view>> labels) {
    ClientMetric metric;
    for (const auto& [name, value] : labels) metric.label.push_back({std::string{name}, std::string{value}});
    return metric;
}

std::string_view shown(std::string_view pattern) { return pattern.empty() ? "none" : pattern; }

std::vector<MetricFamily> families_of(const std::vector<Reading>& readings) {
    std::vector<MetricFamily> families;
    for (const auto& one : readings) {
        const bool counter = one.kind == Reading::Kind::counter;
        if (families.empty() || families.back().name != one.name) {
            families.push_back(family_of(one.name, one.help, counter ? MetricType::Counter : MetricType::Gauge));
        }
        auto metric = one.label.empty() ? ClientMetric{} : labelled({{one.label, one.label_value}});
        (counter ? metric.counter.value : metric.gauge.value) = one.value;
        families.back().metric.push_back(std::move(metric));
    }
    return families;
}

}  // namespace

void Metrics::count(std::string_view pattern, http::Method method, int status, std::chrono::steady_clock::duration took) {
    const double time = std::chrono::duration<double>(took).count();
    Series& series = series_[{pattern.data(), method}];
    series.pattern = pattern;
    series.method = method;
    ++series.by_class[status >= 100 && status < 600 ? static_cast<std::size_t>(status / 100) : 0];
    ++series.by_time[static_cast<std::size_t>(std::ranges::lower_bound(seconds, time) - seconds.begin())];
    series.seconds_sum += time;
    if (status < 400 || method != http::Method::post || std::ranges::find(sign_ins, pattern) == std::end(sign_ins)) return;
    if (status == 429) ++refused_too_many_;
    else if (status < 500) ++refused_passwords_;
}

std::vector<const Metrics::Series*> Metrics::sorted() const {
    std::vector<const Series*> all;
    for (const auto& [key, series] : series_) all.push_back(&series);
    std::ranges::sort(all, {}, [](const Series* one) { return std::pair{one->pattern, one->method}; });
    return all;
}

std::string Metrics::text(const std::vector<Reading>& readings) const {
    auto requests = family_of("orderline_http_requests_total", "Requests that were answered.", MetricType::Counter);
    auto times = family_of("orderline_http_request_seconds", "From the whole request to its answer; of a stream to its beginning.",
                           MetricType::Histogram);
    static constexpr std::string_view classes[] = {"none", "1xx", "2xx", "3xx", "4xx", "5xx"};
    for (const auto* series : sorted()) {
        const auto route = shown(series->pattern), method = http::to_text(series->method);
        for (std::size_t i = 0; i < series->by_class.size(); ++i) {
            if (series->by_class[i] == 0) continue;
            auto metric = labelled({{"route", route}, {"method", method}, {"status", classes[i]}});
            metric.counter.value = static_cast<double>(series->by_class[i]);
            requests.metric.push_back(std::move(metric));
        }
        auto time = labelled({{"route", route}, {"method", method}});
        for (std::size_t i = 0; i < series->by_time.size(); ++i) {
            time.histogram.sample_count += series->by_time[i];
            if (i < seconds.size()) time.histogram.bucket.push_back({time.histogram.sample_count, seconds[i]});
        }
        time.histogram.sample_sum = series->seconds_sum;
        times.metric.push_back(std::move(time));
    }
    std::vector<MetricFamily> families{std::move(requests), std::move(times)};
    const auto refusal = [](std::string_view reason, std::uint64_t count) {
        return Reading{"orderline_sign_in_refusals_total", "Sign-ins that were refused.", Reading::Kind::counter,
                       static_cast<double>(count), "reason", reason};
    };
    auto all = readings;
    all.push_back(refusal("credentials", refused_passwords_));
    all.push_back(refusal("too_many", refused_too_many_));
    std::ranges::move(families_of(all), std::back_inserter(families));
    return prometheus::TextSerializer{}.Serialize(families);
}

bool may_read_metrics(const http::Request& request, std::string_view token) {
    if (token.empty()) {
        const bool here = request.peer == "::1" || request.peer == "::ffff:127.0.0.1" || request.peer.starts_with("127.");
        return here && request.headers.get("x-forwarded-for").empty() && request.headers.get("forwarded").empty();
    }
    constexpr std::string_view bearer = "Bearer ";
    const auto given = request.headers.get("authorization");
    // Digests are compared, so that the time tells nothing of the token.
    return given.starts_with(bearer) && sha256(given.substr(bearer.size())) == sha256(token);
}

}  // namespace orderline::app
