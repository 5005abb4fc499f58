// endpoints/rest/wishes.cpp: reads the headers that wish something.
#include "endpoints/rest/wishes.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include "base/text.hpp"

namespace orderline::rest {
namespace {

template <class Value>
struct Word {
    std::string_view text;
    Value value;
};

constexpr Word<Resolution> resolutions[] = {{"merge-duplicates", Resolution::merge_duplicates}, {"ignore-duplicates", Resolution::ignore_duplicates}};
constexpr Word<Missing> missings[] = {{"default", Missing::use_default}, {"null", Missing::null}};
constexpr Word<Return> returns[] = {{"minimal", Return::minimal}, {"headers-only", Return::headers_only}, {"representation", Return::representation}};
constexpr Word<Count> counts[] = {{"exact", Count::exact}, {"planned", Count::planned}, {"estimated", Count::estimated}};
constexpr Word<End> ends[] = {{"commit", End::commit}, {"rollback", End::rollback}};

template <class Value, std::size_t n>
bool read(std::optional<Value>& place, const Word<Value> (&words)[n], std::string_view text) {
    const auto known = std::ranges::find(words, text, &Word<Value>::text);
    if (known == std::end(words)) return false;
    if (!place) place = known->value;
    return true;
}

template <class Value, std::size_t n>
void tell(std::vector<std::string>& applied, std::string_view name, const std::optional<Value>& value, const Word<Value> (&words)[n]) {
    if (value) applied.push_back(fmt::format("{}={}", name, std::ranges::find(words, *value, &Word<Value>::value)->text));
}

constexpr auto number_max = std::numeric_limits<std::int64_t>::max();

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

/// The parts of a list, without the spaces around them. Commas and semicolons in quotes do not part.
std::vector<std::string_view> parts(std::string_view text, char sign) {
    std::vector<std::string_view> found;
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '"') quoted = !quoted;
        if (i < text.size() && (quoted || text[i] != sign)) continue;
        if (const auto part = trim(text.substr(begin, i - begin)); !part.empty()) found.push_back(part);
        begin = i + 1;
    }
    return found;
}

bool take(Preferences& wishes, std::string_view name, std::string_view value) {
    if (name == "resolution") return read(wishes.resolution, resolutions, value);
    if (name == "missing") return read(wishes.missing, missings, value);
    if (name == "return") return read(wishes.returned, returns, value);
    if (name == "count") return read(wishes.count, counts, value);
    if (name == "tx") return read(wishes.end, ends, value);
    if (name == "handling") {
        if (value != "strict" && value != "lenient") return false;
        if (!wishes.handling_given) wishes.strict = value == "strict";
        wishes.handling_given = true;
        return true;
    }
    if (name == "timezone") {
        if (!wishes.timezone) wishes.timezone = std::string{value};
        return !value.empty();
    }
    if (name == "max-affected") {
        const auto number = whole_number(value);
        if (number && !wishes.rows_max) wishes.rows_max = number;
        return number.has_value();
    }
    return false;
}

std::string lower(std::string_view text) {
    std::string found{text};
    std::ranges::transform(found, found.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return found;
}

constexpr Word<Format> formats[] = {
    {"*/*", Format::json}, {"application/*", Format::json}, {"application/json", Format::json},
    {"application/vnd.pgrst.object", Format::object}, {"application/vnd.pgrst.object+json", Format::object},
    {"application/vnd.pgrst.array", Format::array}, {"application/vnd.pgrst.array+json", Format::array},
    {"text/csv", Format::csv}, {"application/geo+json", Format::geojson},
    {"application/vnd.pgrst.plan", Format::plan}, {"application/vnd.pgrst.plan+text", Format::plan}, {"application/vnd.pgrst.plan+json", Format::plan},
    {"application/openapi+json", Format::openapi}, {"application/octet-stream", Format::octet_stream}, {"text/plain", Format::text}};

struct Offer {
    Accepted accepted;
    int weight = 1000;  // thousandths
};

int parse_weight(std::string_view text) {
    double weight = 1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (read.ec != std::errc{} || weight >= 1) return 1000;
    return weight > 0 ? static_cast<int>(weight * 1000) : 0;  // "nan" is 0 too
}

std::optional<Offer> parse_offer(std::string_view text) {
    const auto pieces = parts(text, ';');
    if (pieces.empty()) return std::nullopt;
    const auto type = lower(pieces.front());
    const auto known = std::ranges::find(formats, type, &Word<Format>::text);
    if (known == std::end(formats)) return std::nullopt;
    Offer offer;
    offer.accepted.format = known->value;
    offer.accepted.plan_as_json = type == "application/vnd.pgrst.plan+json";
    for (const auto piece : pieces) {
        if (piece.starts_with("q=")) offer.weight = parse_weight(piece.substr(2));
        if (piece == "nulls=stripped") offer.accepted.without_nulls = true;
        if (piece.starts_with("for=\"") && piece.ends_with('"') && piece.size() > 5) offer.accepted.plan_for = piece.substr(5, piece.size() - 6);
        if (!piece.starts_with("options=")) continue;
        for (const auto option : parts(piece.substr(8), '|')) offer.accepted.plan_options.emplace_back(option);
    }
    if (offer.weight == 0) return std::nullopt;
    return offer;
}

}  // namespace

std::string Preferences::applied() const {
    std::vector<std::string> told;
    tell(told, "resolution", resolution, resolutions);
    tell(told, "missing", missing, missings);
    tell(told, "return", returned, returns);
    tell(told, "count", count, counts);
    tell(told, "tx", end, ends);
    if (handling_given) told.push_back(strict ? "handling=strict" : "handling=lenient");
    if (timezone) told.push_back("timezone=" + *timezone);
    if (rows_max && strict) told.push_back(fmt::format("max-affected={}", *rows_max));
    return fmt::format("{}", fmt::join(told, ", "));
}

std::unexpected<Refusal> invalid_preferences(std::string_view list) {
    return refuse(400, "PGRST122", "Invalid preferences given with handling=strict", fmt::format("Invalid preferences: {}", list));
}

Outcome<Preferences> parse_prefer(std::string_view header) {
    Preferences wishes;
    for (const auto one : parts(header, ',')) {
        const auto sign = one.find('=');
        const auto name = lower(trim(one.substr(0, sign)));
        const auto value = sign == std::string_view::npos ? std::string_view{} : trim(one.substr(sign + 1));
        if (!take(wishes, name, value)) wishes.ignored.emplace_back(one);
    }
    if (!wishes.strict || wishes.ignored.empty()) return wishes;
    return invalid_preferences(fmt::format("{}", fmt::join(wishes.ignored, ", ")));
}

Outcome<Accepted> parse_accept(std::string_view header) {
    const auto offers = parts(header, ',');
    if (offers.empty()) return Accepted{};
    std::optional<Offer> best;
    for (const auto one : offers) {
        auto offer = parse_offer(one);
        if (offer && (!best || offer->weight > best->weight)) best = std::move(offer);
    }
    if (!best) return refuse(406, "PGRST107", fmt::format("None of these media types are available: {}", fmt::join(offers, ", ")));
    return best->accepted;
}

Outcome<std::optional<Window>> parse_range(std::string_view header) {
    if (header.starts_with("items=")) header.remove_prefix(6);
    const auto sign = header.find('-');
    if (sign == std::string_view::npos) return std::nullopt;
    const auto first = whole_number(header.substr(0, sign)), last = whole_number(header.substr(sign + 1));
    if (!first || (!last && sign + 1 != header.size())) return std::nullopt;
    if (!last || *last == number_max) return Window{*first, std::nullopt};
    if (*last < *first) {
        return refuse(416, "PGRST103", "Requested range not satisfiable", "The lower boundary must be lower than or equal to the upper boundary in the Range header.");
    }
    return Window{*first, *last - *first + 1};
}

Window narrowed(const Window& window, std::optional<std::int64_t> limit, std::optional<std::int64_t> offset) {
    const auto skipped = offset.value_or(0);
    if (!window.limit && window.offset == 0) return {skipped, limit};
    Window both{std::max(window.offset, skipped), std::nullopt};
    for (const auto& [begin, count] : {std::pair{window.offset, window.limit}, std::pair{skipped, limit}}) {
        if (!count) continue;
        const auto end = *count < number_max - begin ? begin + *count : number_max;
        const auto left = std::max<std::int64_t>(0, end - both.offset);
        both.limit = std::min(both.limit.value_or(left), left);
    }
    return both;
}

}  // namespace orderline::rest
