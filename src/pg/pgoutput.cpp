// pg/pgoutput.cpp: a reader of bytes that never reads past their end, and the messages made of them.
#include "pg/pgoutput.hpp"
#include <algorithm>
#include <utility>

namespace orderline::pg {
namespace {

constexpr std::size_t columns_max = 1664;              // PostgreSQL's own limit (MaxTupleAttributeNumber)
constexpr std::size_t relations_max = 10'000;
constexpr std::size_t transaction_rows_max = 1'000'000;  // a bound on memory: larger transactions are not for us

std::unexpected<Error> broken(const char* what) {
    return fail(Code::bad_request, "bad_request", "The change stream is broken.", std::string{"pgoutput: "} + what);
}

/// Each reader gives a zero value once the bytes have run out; `ok()` tells, and is asked before anything is kept.
class Reader {
public:
    explicit Reader(Bytes bytes) : left_{bytes} {}

    bool ok() const { return ok_; }
    bool at_end() const { return left_.empty(); }

    template <class Integer>
    Integer integer() {
        std::uint64_t value = 0;
        for (const auto byte : take(sizeof(Integer))) value = (value << 8) | std::to_integer<std::uint64_t>(byte);
        return static_cast<Integer>(value);
    }

    Bytes take(std::size_t count) {
        if (count > left_.size()) {
            ok_ = false;
            left_ = {};
            return {};
        }
        const auto taken = left_.first(count);
        left_ = left_.subspan(count);
        return taken;
    }

    /// Up to a NUL, which is taken too.
    std::string text() {
        const auto end = std::ranges::find(left_, std::byte{0});
        if (end == left_.end()) {
            take(left_.size() + 1);
            return {};
        }
        const auto taken = take(static_cast<std::size_t>(end - left_.begin()));
        take(1);
        return std::string{as_text(taken)};
    }

private:
    Bytes left_;
    bool ok_ = true;
};

using Relations = std::map<std::uint32_t, std::shared_ptr<const Relation>>;

/// 'R': id, schema, table, replica identity, columns (flags, name, type, type modifier).
bool read_relation(Reader& in, Relations& relations) {
    const auto id = in.integer<std::uint32_t>();
    auto relation = std::make_shared<Relation>();
    relation->schema = in.text();
    relation->table = in.text();
    in.take(1);
    const auto count = in.integer<std::uint16_t>();
    if (count > columns_max) return false;
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.take(1);
        relation->columns.push_back(in.text());
        in.take(8);
    }
    if (!in.ok() || (relations.size() >= relations_max && !relations.contains(id))) return false;
    relations[id] = std::move(relation);
    return true;
}

/// TupleData: for each column 'n' NULL, 'u' unchanged TOAST value, 't' length and text.
bool read_tuple(Reader& in, RowChange& change) {
    const auto count = in.integer<std::uint16_t>();
    if (!in.ok() || count > columns_max || count != change.relation->columns.size()) return false;
    change.values.assign(count, std::nullopt);
    change.unchanged.assign(count, false);
    for (std::size_t i = 0; i < count; ++i) {
        switch (in.integer<char>()) {
            case 'n': break;
            case 'u': change.unchanged[i] = true; break;
            case 't': change.values[i] = std::string{as_text(in.take(in.integer<std::uint32_t>()))}; break;
            default: return false;
        }
        if (!in.ok()) return false;
    }
    return true;
}

/// 'I' new, 'U' [old] new, 'D' old: relation id, then each tuple behind a letter ('N' new, 'O' old row, 'K' old key).
std::optional<RowChange> read_change(Reader& in, RowKind kind, const Relations& relations) {
    const auto relation = relations.find(in.integer<std::uint32_t>());
    if (!in.ok() || relation == relations.end()) return std::nullopt;
    RowChange change;
    change.relation = relation->second;
    change.kind = kind;
    auto letter = in.integer<char>();
    const bool old = letter == 'O' || letter == 'K';
    if (kind == RowKind::update && old) {
        if (!read_tuple(in, change)) return std::nullopt;
        letter = in.integer<char>();
    }
    const bool right = kind == RowKind::remove ? old : letter == 'N';
    if (!right || !read_tuple(in, change)) return std::nullopt;
    return change;
}

}  // namespace

const std::string* RowChange::value(std::string_view column) const {
    if (!relation) return nullptr;
    const auto found = std::ranges::find(relation->columns, column);
    const auto at = static_cast<std::size_t>(found - relation->columns.begin());
    return at < values.size() && values[at] ? &*values[at] : nullptr;
}

Instant instant_of(std::int64_t microseconds) {
    constexpr std::chrono::sys_days epoch = std::chrono::year{2000} / 1 / 1;
    // In whole arithmetic modulo 2^64: the bytes of a stranger may say any number.
    const auto since_1970 = static_cast<std::uint64_t>(microseconds) + static_cast<std::uint64_t>(Instant{epoch}.time_since_epoch().count());
    return Instant{std::chrono::microseconds{static_cast<std::int64_t>(since_1970)}};
}

Result<std::vector<RowChange>> PgoutputDecoder::decode(Bytes message) {
    Reader in{message};
    const auto add = [&](RowKind kind) {
        auto change = read_change(in, kind, relations_);
        const bool fits = change && in.at_end() && transaction_.size() < transaction_rows_max;
        if (fits) transaction_.push_back(*std::move(change));
        return fits;
    };
    switch (in.integer<char>()) {
        case 'B':  // final LSN, commit time, transaction id
            in.take(8);
            commit_time_ = instant_of(in.integer<std::int64_t>());
            in.take(4);
            if (!in.ok() || !in.at_end()) return broken("Begin");
            transaction_.clear();
            break;
        case 'C':  // flags, LSN, end LSN, commit time
            in.take(25);
            if (!in.ok() || !in.at_end()) return broken("Commit");
            return std::exchange(transaction_, {});
        case 'R':
            if (!read_relation(in, relations_) || !in.at_end()) return broken("Relation");
            break;
        case 'I':
            if (!add(RowKind::insert)) return broken("Insert");
            break;
        case 'U':
            if (!add(RowKind::update)) return broken("Update");
            break;
        case 'D':
            if (!add(RowKind::remove)) return broken("Delete");
            break;
        case 'Y':  // Type
        case 'O':  // Origin
        case 'M':  // Message
        case 'T':  // Truncate: no row of ours goes that way
            break;
        default: return broken("a message of an unknown kind");
    }
    return std::vector<RowChange>{};
}

}  // namespace orderline::pg
