// actions/audit_chain.cpp: hashes of entries, and how far a chain is complete.
#include "actions/audit_chain.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cstring>
#include "domain/names.hpp"

namespace orderline::actions {
namespace {

constexpr Names<3> kind_names{"rows", "redaction", "retention"};

std::unexpected<Error> broken(std::int64_t number) {
    return fail(Code::internal, "internal", fmt::format("Entry {} of the chain cannot be read.", number));
}

Sha256 hash_from(Bytes bytes) {
    Sha256 hash{};
    std::ranges::copy(bytes.first(std::min(bytes.size(), hash.size())), hash.begin());
    return hash;
}

}  // namespace

std::string_view kind_text(SealKind kind) { return name_of(kind_names, kind); }

std::optional<SealKind> parse_seal_kind(std::string_view text) { return value_of<SealKind>(kind_names, text); }

/// The lengths stand before what has no fixed one, so that no two entries have the same text.
Sha256 hash_of(TenantId tenant, const Seal& seal, const Sha256& previous) {
    auto text = fmt::format("orderline audit 1\n{}\n{}\n{}\n{}\n{}\n{}\n{} {}\n{}\n", to_text(tenant), to_hex(previous), seal.number,
                            kind_text(seal.kind), seal.month ? to_text(*seal.month) : "-", to_text(seal.made_at),
                            seal.detail.size(), seal.detail, seal.rows.size());
    for (const auto& row : seal.rows) text += fmt::format("{} {}\n", row.seq, to_hex(row.digest));
    return sha256(text);
}

Sha256 read_hash(const pg::Rows& rows, int row, int column) { return hash_from(rows.bytes(row, column)); }

Result<StoredSeal> read_seal(const pg::Rows& rows, int row) {
    StoredSeal stored;
    auto& seal = stored.seal;
    seal.number = rows.integer(row, 0);
    const auto kind = parse_seal_kind(rows.text(row, 1));
    if (!kind) return broken(seal.number);
    seal.kind = *kind;
    seal.month = rows.maybe_date(row, 2);
    const auto seqs = rows.text(row, 3);
    const auto digests = rows.bytes(row, 4);
    const char* at = seqs.data();
    const char* const end = at + seqs.size();
    while (at != end) {
        SealedRow sealed;
        const auto [behind, error] = std::from_chars(at, end, sealed.seq);
        const auto place = seal.rows.size() * sealed.digest.size();
        if (error != std::errc{} || place + sealed.digest.size() > digests.size()) return broken(seal.number);
        sealed.digest = hash_from(digests.subspan(place, sealed.digest.size()));
        seal.rows.push_back(sealed);
        at = behind == end ? end : behind + 1;  // the comma
    }
    if (seal.rows.size() * sizeof(Sha256) != digests.size()) return broken(seal.number);
    seal.detail = rows.text(row, 5);
    seal.made_at = rows.instant(row, 6);
    stored.hash = read_hash(rows, row, 7);
    return stored;
}

/// A transaction that is yet to come cannot have been seen: then this is a dump restored elsewhere, and whatever ran when it
/// was made never got into it.
void advance(ChainHead& head, const Horizon& horizon, std::int64_t before) {
    if (head.seen_xid && (*head.seen_xid <= horizon.oldest || *head.seen_xid > horizon.next)) {
        head.complete = head.seen;
        head.seen_xid.reset();
    }
    if (head.seen_xid || horizon.seq <= head.complete.seq) return;
    head.seen = {horizon.seq, before, horizon.at};
    head.seen_xid = horizon.next;
}

}  // namespace orderline::actions
