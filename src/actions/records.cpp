// actions/records.cpp: reading and writing plain records, whatever their kind.
#include "actions/records.hpp"
#include "auth/settings.hpp"
#include "base/text.hpp"
#include "pg/error.hpp"

namespace orderline::actions {
namespace {

std::unexpected<Error> no_such(const RecordKind& kind) {
    return fail(Code::not_found, "not_found", "There is no such " + std::string{kind.noun} + ".");
}

Result<void> check(const Principal& who, Permission permission, const RecordKind& kind) {
    if (may(who, permission)) return {};
    return fail(Code::forbidden, "forbidden", "You may not do this with a " + std::string{kind.noun} + ".");
}

/// Says which record is in the way, not which value: that may be one that the caller may not see.
Error explained(Error error, const RecordKind& kind) {
    const std::string noun{kind.noun};
    const auto state = pg::sqlstate_of(error);
    if (state == "23505") error.message = "Another " + noun + " has this number or name already.";
    if (state == "23503") error.message = "The " + noun + " names something that does not exist.";
    if (state == "23514") error.message = "A value of the " + noun + " is not allowed.";
    if (state == "23503") error.code = Code::bad_request;
    return error;
}

}  // namespace

std::optional<std::string> search_patterns(std::string_view search) {
    std::string patterns;
    while (!(search = trim(search)).empty()) {
        const auto end = std::min(search.find_first_of(" \t\r\n"), search.size());
        if (!patterns.empty()) patterns += '\x01';
        patterns += '%';
        for (const char letter : search.substr(0, end)) {
            if (letter == '%' || letter == '_' || letter == '\\') patterns += '\\';
            patterns += letter;
        }
        patterns += '%';
        search.remove_prefix(end);
    }
    if (patterns.empty()) return std::nullopt;
    return patterns;
}

Task<Result<RecordPage>> Records::page_of(const Principal& who, const RecordKind& kind, pg::Rows rows, Deadline by) {
    CO_TRY(facts, co_await tenants_.facts(who.tenant, by));
    RecordPage page;
    page.kind = &kind;
    page.rows = std::move(rows);
    page.tenant_currency = facts->currency;
    co_return page;
}

Task<Result<RecordPage>> Records::read_one(const Principal& who, const RecordKind& kind, Uuid id, Deadline by) {
    CO_TRY(rows, co_await pool_.read(auth::reading_as(who.tenant), kind.get, pg::Params::of(who.tenant, to_text(id)), by));
    if (rows.empty()) co_return no_such(kind);
    co_return co_await page_of(who, kind, std::move(rows), by);
}

Task<Result<RecordPage>> Records::get(Asker who, const RecordKind& kind, Uuid id, Deadline by) {
    CO_TRY_VOID(check(*who, kind.read, kind));
    co_return co_await read_one(*who, kind, id, by);
}

Task<Result<RecordPage>> Records::list(Asker who, const RecordKind& kind, PageRequest request, Deadline by) {
    CO_TRY_VOID(check(*who, kind.read, kind));
    std::optional<std::string> key_1, key_2, id, filter;
    if (request.after) {
        key_1 = request.after->key_1;
        key_2 = request.after->key_2;
        id = to_text(request.after->id);
    }
    if (request.filter) filter = to_text(*request.filter);
    const auto params = pg::Params::of(who->tenant, search_patterns(request.search), key_1, key_2, id, request.limit + 1,
                                       filter, request.extra);
    CO_TRY(rows, co_await pool_.read(auth::reading_as(who->tenant), kind.list, params, by));
    const bool more = rows.size() > request.limit;
    CO_TRY(page, co_await page_of(*who, kind, std::move(rows), by));
    page.more = more;
    co_return std::move(page);
}

/// The key of the row that comes back names the record; how the API shows it stands in the kind's own statement.
Task<Result<RecordPage>> Records::write(const Principal& who, const RecordKind& kind, const pg::Statement& statement,
                                        const pg::Params& params, Deadline by) {
    auto rows = co_await pool_.write(auth::settings_for(who), statement, params, by);
    if (!rows) co_return std::unexpected(explained(std::move(rows).error(), kind));
    if (rows->empty()) co_return no_such(kind);
    const auto& key = kind.forms->table.key;
    co_return co_await read_one(who, kind, rows->uuid(0, key.back()), by);
}

Task<Result<RecordPage>> Records::create(Asker who, const RecordKind& kind, pg::Params row, Deadline by) {
    CO_TRY_VOID(check(*who, kind.write, kind));
    co_return co_await write(*who, kind, kind.forms->table.insert, row, by);
}

Task<Result<RecordPage>> Records::change(Asker who, const RecordKind& kind, pg::Params changes, Deadline by) {
    CO_TRY_VOID(check(*who, kind.write, kind));
    co_return co_await write(*who, kind, kind.forms->table.update, changes, by);
}

}  // namespace orderline::actions
