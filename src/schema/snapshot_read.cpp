// schema/snapshot_read.cpp: a snapshot as a model; whatever the text, either a sound model or a sentence that says where it is wrong.
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <string>
#include <vector>
#include "base/json.hpp"
#include "schema/fields.hpp"
#include "schema/snapshot.hpp"
#include "schema/snapshot_check.hpp"
#include "schema/spelling.hpp"

namespace orderline::schema {
namespace {

/// Where we are in the document: a list through the frames of the stack, read only when something is wrong.
struct Place {
    const Place* above = nullptr;
    std::string_view key;  // of a field; empty for an item of a list
    std::size_t index = 0;

    std::string text() const {
        const std::string before = above ? above->text() : "";
        if (key.empty()) return above ? fmt::format("{}[{}]", before, index) : "";
        return before.empty() ? std::string{key} : before + '.' + std::string{key};
    }
};

/// Takes what is read into values and stops at the first mistake, which it keeps.
class Reader {
public:
    bool failed() const { return !problem_.empty(); }
    const std::string& problem() const { return problem_; }

    void wrong(const Place& place, std::string_view what) {
        if (!failed()) problem_ = fmt::format("{} {}", place.text(), what);
    }

    void get(const json::value& from, bool& to, const Place& place) {
        if (const auto* value = from.if_bool()) to = *value;
        else wrong(place, "must be true or false");
    }

    void get(const json::value& from, std::int64_t& to, const Place& place) {
        if (const auto* value = from.if_int64()) to = *value;
        else wrong(place, "must be an integer of 64 bits");
    }

    void get(const json::value& from, int& to, const Place& place) {
        std::int64_t wide = 0;
        get(from, wide, place);
        to = static_cast<int>(wide);
        if (to != wide) wrong(place, "must be an integer of 32 bits");
    }

    void get(const json::value& from, std::string& to, const Place& place) {
        if (const auto* value = from.if_string()) to.assign(value->data(), value->size());
        else wrong(place, "must be a text");
    }

    void get(const json::value& from, char& to, const Place& place) {
        std::string text;
        get(from, text, place);
        if (text.size() == 1) to = text.front();
        else wrong(place, "must be one letter");
    }

    void get(const json::value& from, Name& to, const Place& place) {
        if (auto path = get_path(from, 2, place)) to = {std::move((*path)[0]), std::move((*path)[1])};
        else wrong(place, "must be a name like public.orders or public.\"Order Items\"");
    }

    void get(const json::value& from, Origin& to, const Place& place) {
        if (auto path = get_path(from, 3, place)) {
            to = {{std::move((*path)[0]), std::move((*path)[1])}, std::move((*path)[2])};
        } else {
            wrong(place, "must name a column, like public.orders.id");
        }
    }

    template <class Word>
        requires std::is_enum_v<Word>
    void get(const json::value& from, Word& to, const Place& place) {
        std::string text;
        get(from, text, place);
        constexpr auto words = words_of(Word{});
        const auto* at = std::ranges::find(words, text);
        if (at == words.end()) return wrong(place, fmt::format("must be one of: {}", fmt::join(words, ", ")));
        to = static_cast<Word>(at - words.begin());
    }

    template <class Value>
    void get(const json::value& from, std::optional<Value>& to, const Place& place) {
        get(from, to.emplace(), place);
    }

    template <class Item>
    void get(const json::value& from, std::vector<Item>& to, const Place& place) {
        const auto* list = from.if_array();
        if (!list) return wrong(place, "must be a list");
        to.reserve(list->size());
        for (std::size_t i = 0; i < list->size() && !failed(); ++i) get((*list)[i], to.emplace_back(), {&place, {}, i});
    }

    void get(const json::value& from, Type& to, const Place& place) {
        if (from.is_object()) return object(from, to, place);
        std::string text;
        get(from, text, place);
        if (auto type = parse_type(text)) to = *std::move(type);
        else wrong(place, "must be a type like numeric(10,2)[] or public.order_status, or an object");
    }

    void get(const json::value& from, IndexPart& to, const Place& place) {
        if (from.is_object()) return object(from, to, place);
        get(from, to.text, place);
    }

    template <HasFields Thing>
    void get(const json::value& from, Thing& to, const Place& place) {
        object(from, to, place);
    }

    /// A text, or its lines as a list.
    void get_lines(const json::value& from, std::string& to, const Place& place) {
        if (!from.is_array()) return get(from, to, place);
        std::vector<std::string> lines;
        get(from, lines, place);
        to = fmt::format("{}", fmt::join(lines, "\n"));
    }

    template <class Thing>
    void object(const json::value& from, Thing& to, const Place& place);

private:
    std::optional<std::vector<std::string>> get_path(const json::value& from, std::size_t length, const Place& place) {
        std::string text;
        get(from, text, place);
        auto path = parse_path(text);
        if (path && path->size() != length) path.reset();
        return path;
    }

    std::string problem_;
};

/// Takes the fields of one object and notices those that nobody asked for.
template <class Thing>
class Fields {
public:
    Fields(Reader& reader, const json::object& object, Thing& thing, const Place& place)
        : reader_(reader), object_(object), thing_(thing), place_(place) {}

    void must(std::string_view key, auto Thing::*member) {
        if (const auto* from = find(key)) reader_.get(*from, thing_.*member, {&place_, key});
        else missing(key);
    }

    template <class Value>
    void may(std::string_view key, Value Thing::*member, std::type_identity_t<Value> standard = {}) {
        if (const auto* from = find(key)) reader_.get(*from, thing_.*member, {&place_, key});
        else thing_.*member = std::move(standard);
    }

    void must_lines(std::string_view key, std::string Thing::*member) {
        if (const auto* from = find(key)) reader_.get_lines(*from, thing_.*member, {&place_, key});
        else missing(key);
    }

    void may_lines(std::string_view key, std::optional<std::string> Thing::*member) {
        if (const auto* from = find(key)) reader_.get_lines(*from, (thing_.*member).emplace(), {&place_, key});
    }

    /// A field that is no part of the thing.
    void must_value(std::string_view key, auto& value) {
        if (const auto* from = find(key)) reader_.get(*from, value, {&place_, key});
        else missing(key);
    }

    void expect_no_other() {
        if (known_.size() == object_.size()) return;
        for (const auto& field : object_) {
            const std::string_view key = field.key();
            if (std::ranges::find(known_, key) == known_.end()) return reader_.wrong({&place_, key}, "is no field that is known here");
        }
    }

private:
    const json::value* find(std::string_view key) {
        const auto* value = object_.if_contains(key);
        if (value) known_.push_back(key);
        return value;
    }

    void missing(std::string_view key) { reader_.wrong({&place_, key}, "is missing"); }

    Reader& reader_;
    const json::object& object_;
    Thing& thing_;
    const Place& place_;
    std::vector<std::string_view> known_;
};

template <class Thing>
void Reader::object(const json::value& from, Thing& to, const Place& place) {
    const auto* object = from.if_object();
    if (!object) return wrong(place, "must be an object");
    Fields<Thing> visit{*this, *object, to, place};
    fields(visit, Of<Thing>{});
    visit.expect_no_other();
}

std::unexpected<Error> bad(const std::string& what) {
    return fail(Code::bad_request, "bad_snapshot", fmt::format("The snapshot cannot be read: {}.", what));
}

/// Read before all else, since another format may have other fields.
Result<void> check_format(const json::object& document) {
    const auto* format = document.if_contains("format");
    const auto* number = format ? format->if_int64() : nullptr;
    if (!number || *number < 1) return bad("it has no \"format\" number, so no Orderline wrote it");
    if (*number > snapshot_format) {
        return fail(Code::unsupported, "newer_snapshot",
                    fmt::format("The snapshot was written by a newer Orderline (format {}); this one reads up to {}: update Orderline.",
                                *number, snapshot_format));
    }
    return {};
}

}  // namespace

Result<Model> read_snapshot(std::string_view text) {
    const auto parsed = parse_json(text);
    if (!parsed) {
        return fail(Code::bad_request, "bad_snapshot", "The snapshot cannot be read: it is no valid JSON. Is it cut off?",
                    parsed.error().message);
    }
    const auto* document = parsed->if_object();
    if (!document) return bad("it must be a JSON object");
    TRY_VOID(check_format(*document));

    Reader reader;
    const Place top;
    Model model;
    Fields<Model> visit{reader, *document, model, top};
    std::int64_t format = 0, major = 0;
    std::string generator;
    visit.must_value("format", format);
    visit.must_value("generator", generator);
    visit.must_value("postgresql", major);
    fields(visit, Of<Model>{});
    visit.expect_no_other();
    if (reader.failed()) return bad(reader.problem());
    if (major < 0 || major > 1000) return bad("postgresql must be a major version, like 15");
    model.server_version = static_cast<int>(major) * 10'000;
    model.sort();
    if (const auto problem = unsound(model)) return bad(*problem);
    return model;
}

}  // namespace orderline::schema
