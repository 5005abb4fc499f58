// endpoints/rest/body.cpp: a parser that remembers keys and forgets values.
#include "endpoints/rest/body.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "base/json_events.hpp"
#include "base/text.hpp"
#include "endpoints/rest/form.hpp"

namespace orderline::rest {
namespace {

using Text = json::string_view;
using Failure = boost::system::error_code;

/// What boost::json::basic_parser tells of the events that it meets.
class Keys {
public:
    static constexpr auto no_limit = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_object_size = no_limit, max_array_size = no_limit, max_key_size = no_limit, max_string_size = no_limit;

    explicit Keys(const std::optional<Owner>& owner) : owner_{owner} {}

    bool on_document_begin(Failure&) { return true; }
    bool on_document_end(Failure&) { return true; }
    bool on_array_begin(Failure&) {
        value();
        if (depth_ == 0) in_array = true;
        ++depth_;
        return true;
    }
    bool on_array_end(std::size_t, Failure&) { return closed(); }
    bool on_object_begin(Failure& failure) {
        if (depth_ == row_depth()) {
            keys_.clear();
            if (++body.count > body_rows_max) {
                failure = json::make_error_code(json::error::array_too_large);
                return false;
            }
        } else {
            value();
        }
        ++depth_;
        return true;
    }
    bool on_object_end(std::size_t, Failure&) {
        closed();
        if (depth_ == row_depth()) keep();
        return true;
    }
    bool on_key_part(Text text, std::size_t, Failure&) { return part(text); }
    bool on_key(Text text, std::size_t, Failure&) {
        part(text);
        if (in_row()) keys_.push_back(text_);
        watched_ = in_row() && owner_ && text_ == owner_->key;
        text_.clear();
        return true;
    }
    bool on_string_part(Text text, std::size_t, Failure&) { return part(text); }
    bool on_string(Text text, std::size_t, Failure&) {
        part(text);
        if (watched_ && in_row() && ascii_lower(text_) == owner_->value) watched_ = false;
        text_.clear();
        return value();
    }
    bool on_number_part(Text, Failure&) { return true; }
    bool on_int64(std::int64_t, Text, Failure&) { return value(); }
    bool on_uint64(std::uint64_t, Text, Failure&) { return value(); }
    bool on_double(double, Text, Failure&) { return value(); }
    bool on_bool(bool, Failure&) { return value(); }
    bool on_null(Failure&) {  // as if it were not named
        watched_ = false;
        return value();
    }
    bool on_comment_part(Text, Failure&) { return true; }
    bool on_comment(Text, Failure&) { return true; }

    Body body;
    bool in_array = false;
    bool all_objects = true;   // of the array
    bool another_owner = false;

private:
    std::size_t row_depth() const { return in_array ? 1 : 0; }
    bool in_row() const { return depth_ == row_depth() + 1 && body.count > 0; }

    bool part(Text text) {
        if (in_row()) text_.append(text.data(), text.size());
        return true;
    }
    /// Any value but a row.
    bool value() {
        if (in_array && depth_ == 1) all_objects = false;
        if (watched_ && in_row()) another_owner = true;
        watched_ = false;
        return true;
    }
    bool closed() {
        --depth_;
        return true;
    }
    void keep() {
        std::ranges::sort(keys_);
        keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
        if (!body.key_sets.contains(keys_)) body.key_sets.insert(keys_);
    }

    const std::optional<Owner>& owner_;
    std::size_t depth_ = 0;
    std::string text_;
    std::vector<std::string> keys_;
    bool watched_ = false;  // the next value is the owner's
};

Outcome<Body> read_json(const std::string& text, const std::optional<Owner>& owner, std::string_view table) {
    json::parse_options options;
    options.max_depth = body_depth_max;
    json::basic_parser<Keys> parser{options, owner};
    Failure failure;
    const auto read = parser.write_some(false, text.data(), text.size(), failure);
    auto& seen = parser.handler();
    if (seen.body.count > body_rows_max) return refuse(400, "PGRST102", fmt::format("More than {} rows in one request", body_rows_max));
    const bool only_spaces_left = text.find_first_not_of(" \t\r\n", read) == std::string::npos;
    if (failure || !only_spaces_left) return refuse(400, "PGRST102", "Empty or invalid json");
    if (!seen.all_objects) return refuse(400, "PGRST102", "All object keys must match");
    if (seen.another_owner) return refuse(403, "42501", fmt::format("new row violates row-level security policy for table \"{}\"", table));
    if (seen.body.count > 0) seen.body.rows = seen.in_array ? text : "[" + text + "]";
    return std::move(seen.body);
}

/// "text/csv"
std::string type_of(const http::Request& request) {
    const auto header = request.headers.get("content-type");
    return ascii_lower(trim(header.substr(0, header.find(';'))));
}

bool is_json(std::string_view type) { return type.empty() || type == "*/*" || type == "application/json" || type.ends_with("+json"); }

}  // namespace

bool Body::has_everywhere(const std::string& key) const {
    return std::ranges::all_of(key_sets, [&](const auto& keys) { return std::ranges::binary_search(keys, key); });
}

bool has_json(const http::Request& request) { return is_json(type_of(request)); }

Outcome<Body> read_body(const http::Request& request, const std::optional<Owner>& owner, std::string_view table) {
    const auto type = type_of(request);
    if (is_json(type)) return read_json(request.body, owner, table);
    const bool is_form = type == "application/x-www-form-urlencoded";
    if (!is_form && type != "text/csv") return refuse(400, "PGRST102", "Content-Type not acceptable: " + type);
    const auto text = is_form ? json_of_form(request.body) : json_of_csv(request.body);
    if (!text) return std::unexpected(text.error());
    return read_json(*text, owner, table);
}

}  // namespace orderline::rest
