// schema/snapshot_write.cpp: a model as JSON, laid out so that one changed column is one changed line.
#include <optional>
#include <string>
#include <vector>
#include "base/json.hpp"
#include "schema/fields.hpp"
#include "schema/snapshot.hpp"
#include "schema/spelling.hpp"

namespace orderline::schema {
namespace {

/// The document, its lists, and what stands in them (tables, functions) have a line for each field; all that is deeper
/// (columns, keys) has one line.
constexpr int spread_depth = 3;

class Writer {
public:
    void document(const Model& model) {
        enclose('{', '}', true, [&] {
            must("format", std::int64_t{snapshot_format});
            must("generator", std::string{"orderline schema pull"});
            must("postgresql", std::int64_t{model.server_version / 10'000});
            put_fields(model);
        });
        out_ += '\n';
    }

    std::string take() { return std::move(out_); }

private:
    /// Writes the fields of one thing.
    template <class Thing>
    struct Fields {
        Writer& writer;
        const Thing& thing;

        void must(std::string_view name, auto Thing::*member) { writer.must(name, thing.*member); }
        template <class Value>
        void may(std::string_view name, Value Thing::*member, const std::type_identity_t<Value>& standard = {}) {
            if (thing.*member != standard) writer.must(name, thing.*member);
        }
        void must_lines(std::string_view name, std::string Thing::*member) { writer.must_lines(name, thing.*member); }
        void may_lines(std::string_view name, std::optional<std::string> Thing::*member) {
            if (thing.*member) writer.must_lines(name, *(thing.*member));
        }
    };

    template <class Thing>
    void put_fields(const Thing& thing) {
        Fields<Thing> visit{*this, thing};
        fields(visit, Of<Thing>{});
    }

    template <class Value>
    void must(std::string_view name, const Value& value) {
        key(name);
        put(value);
    }

    void must_lines(std::string_view name, const std::string& text) {
        key(name);
        if (!text.contains('\n')) return put(text);
        enclose('[', ']', true, [&] {
            for (std::size_t begin = 0, end = 0; end != text.npos; begin = end + 1) {
                end = text.find('\n', begin);
                next();
                append_json_text(out_, std::string_view{text}.substr(begin, end - begin));
            }
        });
    }

    void put(bool value) { out_ += value ? "true" : "false"; }
    void put(char value) { append_json_text(out_, {&value, 1}); }
    void put(int value) { out_ += std::to_string(value); }
    void put(std::int64_t value) { out_ += std::to_string(value); }
    void put(const std::string& value) { append_json_text(out_, value); }
    void put(const Name& name) { append_json_text(out_, spell(name)); }
    void put(const Origin& origin) { append_json_text(out_, spell(origin)); }

    template <class Word>
        requires std::is_enum_v<Word>
    void put(Word word) {
        append_json_text(out_, word_of(word));
    }

    template <class Value>
    void put(const std::optional<Value>& value) {
        put(*value);  // Fields left an empty one out
    }

    template <class Item>
    void put(const std::vector<Item>& items) {
        const bool spread = depth_ <= spread_depth && HasFields<Item>;
        enclose('[', ']', spread, [&] {
            for (const auto& item : items) {
                next();
                put(item);
            }
        });
    }

    void put(const Type& type) {
        if (parse_type(type.text) == type) return put(type.text);
        object(type);
    }

    void put(const IndexPart& part) {
        if (part == IndexPart{.text = part.text}) return put(part.text);
        object(part);
    }

    template <HasFields Thing>
    void put(const Thing& thing) {
        object(thing);
    }

    void object(const auto& thing) {
        enclose('{', '}', depth_ < spread_depth, [&] { put_fields(thing); });
    }

    void enclose(char open, char close, bool spread, const auto& write_inside) {
        const bool outer_spread = std::exchange(spread_, spread);
        out_ += open;
        first_ = true;
        ++depth_;
        write_inside();
        --depth_;
        if (spread && !first_) new_line();
        out_ += close;
        first_ = false;
        spread_ = outer_spread;
    }

    /// To where the next item of the list or field of the object stands.
    void next() {
        if (!first_) out_ += ',';
        if (spread_) new_line();
        else if (!first_) out_ += ' ';
        first_ = false;
    }

    void key(std::string_view name) {
        next();
        append_json_text(out_, name);
        out_ += ": ";
    }

    void new_line() {
        out_ += '\n';
        out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
    }

    std::string out_;
    int depth_ = 0;
    bool first_ = true, spread_ = false;
};

}  // namespace

std::string to_snapshot(const Model& model) {
    Writer writer;
    writer.document(model);
    return writer.take();
}

}  // namespace orderline::schema
