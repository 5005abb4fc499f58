// actions/records.hpp: plain records (customers, products, specials, calls, orders): read one, a page, create, change.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include "actions/desk.hpp"
#include "actions/tenants.hpp"
#include "domain/access.hpp"
#include "pg/pool.hpp"
#include "tables/json.hpp"

namespace orderline::actions {

enum class FieldType { text, id, flag, integer, money, quantity, percent, instant, date };

struct Field {
    std::string_view name;    // as the API calls it
    FieldType type;
    std::string_view column;  // the column that may be written; empty: read only
    std::size_t characters_max = 200;
    bool required = false;    // when created
};

/// The table that a kind is written to, and how its generated forms take database columns: all that is wrong with them is
/// told at once, and what is right becomes the parameters of the table's statement.
struct RecordForms {
    using Prepared = std::expected<pg::Params, tables::Problems>;
    const tables::Table& table;
    Prepared (*insert)(TenantId tenant, json::object columns);
    Prepared (*update)(TenantId tenant, Uuid id, const json::object& columns);
};

/// One kind of record. The columns of get and list are `fields`, in their order; the first one is the id.
///   get:    $1 tenant, $2 id
///   list:   $1 tenant, $2 search patterns or null, $3 and $4 sort keys of the last record or null, $5 its id or null,
///           $6 limit, $7 filter id or null, $8 extra flag
struct RecordKind {
    std::string_view noun;  // "customer"
    std::span<const Field> fields;
    Permission read, write;
    pg::Statement get, list;
    const RecordForms* forms = nullptr;  // none: only read here
    int sort_field_1 = -1, sort_field_2 = -1;
};

/// Rows of one kind. Cell (row, field): null() first, then the reader of its type.
struct RecordPage {
    const RecordKind* kind = nullptr;
    pg::Rows rows;
    Currency tenant_currency{};
    bool more = false;  // there are further ones; the last row here was the last of the page
    int size() const { return more ? rows.size() - 1 : rows.size(); }
};

struct PagePlace {
    std::optional<std::string> key_1, key_2;
    Uuid id{};
};

struct PageRequest {
    std::string search;              // what a person typed; empty: all
    std::optional<PagePlace> after;
    int limit = 50;
    std::optional<Uuid> filter;      // what it filters by depends on the kind: specials of a product, orders of a customer
    bool extra = false;              // products: with thumbnails
};

/// The words of a search as LIKE patterns that must all match, joined by U+0001; none for a search without words.
std::optional<std::string> search_patterns(std::string_view search);

class Records {
public:
    Records(pg::Pool& pool, Tenants& tenants) : pool_{pool}, tenants_{tenants} {}

    /// Errors: forbidden, not_found, timeout, unavailable.
    Task<Result<RecordPage>> get(Asker who, const RecordKind& kind, Uuid id, Deadline by);
    Task<Result<RecordPage>> list(Asker who, const RecordKind& kind, PageRequest request, Deadline by);
    /// With what the kind's forms made of the columns. The record as `get` shows it.
    /// Errors: forbidden; conflict if a unique value is taken; bad_request if it names something that is not there.
    Task<Result<RecordPage>> create(Asker who, const RecordKind& kind, pg::Params row, Deadline by);
    /// Errors: not_found too.
    Task<Result<RecordPage>> change(Asker who, const RecordKind& kind, pg::Params changes, Deadline by);

private:
    Task<Result<RecordPage>> page_of(const Principal& who, const RecordKind& kind, pg::Rows rows, Deadline by);
    Task<Result<RecordPage>> read_one(const Principal& who, const RecordKind& kind, Uuid id, Deadline by);
    Task<Result<RecordPage>> write(const Principal& who, const RecordKind& kind, const pg::Statement& statement,
                                   const pg::Params& params, Deadline by);

    pg::Pool& pool_;
    Tenants& tenants_;
};

extern const RecordKind customer_kind, product_kind, special_kind, call_kind, order_kind;

}  // namespace orderline::actions
